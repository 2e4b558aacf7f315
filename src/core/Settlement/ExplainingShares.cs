using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Puts shares into words; of shares in order each step with its room, what the party had
/// got before, and the accounts that its limit reads; and what was owed before a line whose price
/// reads it.</summary>
internal sealed class ExplainingShares(ExplainingRun run)
{
    private readonly ILookup<LineKey, WaterfallStep> _steps =
        run.Settling.WaterfallSteps.ToLookup(s => new LineKey(s.Due.Line));

    /// <summary>The steps of a waterfall for the parts of a line, in the order in which they were
    /// worked out.</summary>
    private IEnumerable<ExplanationNode> Steps(Line line, Share share)
    {
        int index = run.Scheme.Shares.IndexOf(share);
        foreach (WaterfallStep step in _steps[new LineKey(line)].Where(s => s.Share == index))
        {
            yield return Step(share, step);
        }
    }

    /// <summary>What was owed before a line, for each account that its price reads.</summary>
    public IEnumerable<ExplanationNode> Owed(Line line)
    {
        IEnumerable<int> read = line.Entry >= 0 ? [] : FormulaParts.AccountsRead(
            run.Scheme, ClauseFormulas.OfPrice(run.Scheme.Payments[line.Payment]));
        foreach (int index in read)
        {
            Value owed = run.Settling.OwedBefore(line, index);
            if (owed.IsKnown)
            {
                Account account = run.Scheme.Accounts[index];
                string amount = Major(owed.Number);
                yield return new ExplanationNode(
                    ExplanationKind.Figure,
                    $"owed({account.Name}) = {amount} before this line: "
                    + ExplainingRun.Called(account))
                {
                    Place = account.Place,
                    Value = amount,
                };
            }
        }
    }

    private ExplanationNode Step(Share share, WaterfallStep step)
    {
        SharePart part = share.Parts[step.Step];
        string who = share.IsPayers ? run.Names.Payer(step.Due) : run.Names.Payee(step.Due);
        string amount = run.Values.Money(step.Due.Amount);
        string day = step.Due.Date == Days.Never
            ? "on a day not known yet"
            : ExplainingValues.Day(step.Due.Date);
        string verb = share.IsPayers ? "pays" : "gets";
        string limit = step.Room is not { } room
            ? $"bears {run.Values.Money(-step.Due.Amount)}"
            : part.Part is null
                ? $"{verb} the rest, {amount}"
                : $"{verb} {amount} of up to {run.Values.Money(room)}"
                    + (step.Owed.Count > 0 || step.Before == 0
                        ? ""
                        : $", after {run.Values.Money(step.Before)} before");
        var node = new ExplanationNode(
            ExplanationKind.Step, $"{who} {limit}, {day}")
        {
            Place = part.Place,
            Value = amount,
        };
        return node.Add(step.Owed.Select(Standing));
    }

    /// <summary>How an account stands on the as-at date, where a price or a share reads it.
    /// </summary>
    public IEnumerable<ExplanationNode> Balance(Account account) =>
        run.Settling.AccountAt(run.Scheme.Accounts.IndexOf(account)) is { } standing
            ? [Standing(standing)]
            : [];

    private ExplanationNode Standing(AccountStanding standing)
    {
        Account account = run.Scheme.Accounts[standing.Account];
        string balance = run.Values.Money(standing.Balance);
        return new ExplanationNode(
            ExplanationKind.Figure,
            $"owed({account.Name}) = {balance}: {run.Values.Money(standing.Advanced)} advanced + "
            + $"{run.Values.Money(standing.Interest)} interest − "
            + $"{run.Values.Money(standing.Repaid)} repaid: {ExplainingRun.Called(account)}")
        {
            Place = account.Place,
            Value = balance,
        };
    }

    private string Major(Rational major) => run.Values.Money(
        checked((long)(major * run.Scheme.Currency.MinorPerUnit).Floor()));

    // The parts as written: justice 60%, lottery the rest.
    private string Parts(IEnumerable<SharePart> parts, Subject s) => string.Join(", ", parts
        .Select(p => (p, Body: p.Part is null ? null : run.Body(p.Part, s)))
        .Where(p => p.Body is not Constant { Place.Line: 0 }).Select(pair =>
    {
        (SharePart p, Formula? body) = pair;
        string party = p.IsProvider ? "the provider"
            : p.Attribute >= 0 ? run.Scheme.Facts.Attributes[p.Attribute].Column.Name
            : p.Party ?? "";
        string part = body is null || run.Expression(body).Length == 0
            ? "the rest" : run.Expression(body);
        return p.Again.Length > 0 ? $"{part} as {Parts(p.Again, s)}" : $"{party} {part}";
    }));

    /// <summary>How a line is shared, and who pays whom what and when.</summary>
    public IEnumerable<ExplanationNode> Of(Line line)
    {
        var now = new List<ExplanationNode>();
        var later = new List<ExplanationNode>();
        var keyed = run.DuesOf(line).GroupBy(d =>
            (d.Payer, d.Payee, Period: run.Names.PaymentPeriod(d.Date),
                Due: d.Date <= run.Names.AsAt));
        foreach (var group in keyed.Where(g => g.Sum(d => d.Amount) != 0))
        {
            Due due = group.First();
            string amount = run.Values.Money(group.Sum(d => d.Amount));
            string who = $"{run.Names.Payer(due)} pays {run.Names.Payee(due)} "
                + ExplainingTax.Words(run.Values, [.. group]);
            (group.Key.Due ? now : later).Add(new ExplanationNode(
                ExplanationKind.Share,
                group.Key.Due
                    ? $"{who} in {group.Key.Period}"
                    : due.Date == Days.Never
                        ? $"held back, the day is not known yet: {who}"
                        : $"not yet payable: {who} on {ExplainingValues.Day(due.Date)}")
            {
                Value = amount,
            });
        }
        Subject s = run.TracedSubject();
        new LineSubject(run.Workings, run.Scheme.Shares.SelectMany(ClauseFormulas.Of)).Put(s, line);
        IEnumerable<ExplanationNode> rules = run.Scheme.Shares
            .Where(share => share.Of.Contains(line.Payment))
            .Select(share => new ExplanationNode(
                ExplanationKind.Share,
                $"shared by {ExplainingRun.Called(share)}{(share.InOrder ? ", in order" : "")}: "
                + Parts(share.Parts, s))
            {
                Place = share.Place,
            }.Add(share.InOrder ? Steps(line, share) : []));
        return rules.Concat(now).Concat(later);
    }
}
