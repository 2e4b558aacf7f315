using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a row of claims.csv or a verdict of decisions.csv did: what it is about, whether
/// it is what counts, and what is paid for that.</summary>
internal sealed class ExplainingDecisionRow(ExplainingRun run, ExplainingLines lines)
{
    /// <summary>A claim; null where it does not count.</summary>
    public List<ExplanationNode>? Claim(int line)
    {
        if (run.Facts.Claims.FirstOrDefault(c => c.Line == line) is not { } claim)
        {
            return null;
        }
        var key = RuledKey.OfItem(claim.Participant, claim.Outcome, claim.Number);
        return
        [
            Note($"accepted: a claim for {Item(key)}"),
            .. run.Decisions.OnItem(claim.Participant, claim.Outcome, claim.Number),
            .. Paid(key),
        ];
    }

    /// <summary>A verdict; null where the line is none, or does not count.</summary>
    public List<ExplanationNode>? Decision(int line)
    {
        if (run.Facts.Decisions.FirstOrDefault(d => d.Line == line) is not { } decision)
        {
            return null;
        }
        RuledKey key = run.Decisions.Key(decision);
        Ruling? ruling = run.Workings.Rulings.Of(key);
        return
        [
            Note($"accepted: {BarredLine.Said(decision)}; on {run.Decisions.About(decision)}"),
            Note(Counts(decision, ruling)),
            .. (ruling?.All ?? []).Where(d => d.Line != line).Select(ExplainingDecisions.Of),
            .. Paid(key),
        ];
    }

    private static string Counts(Decision decision, Ruling? ruling) =>
        ruling?.All.Contains(decision) != true
            ? "it counts no longer: the item was claimed anew after it was withdrawn"
            : ruling.All[^1] == decision
                ? $"it is the latest, so it counts: {Stands(ruling)}"
                : $"another was recorded later: {Stands(ruling)}";

    private static string Stands(Ruling ruling) => ruling.Standing switch
    {
        Standing.Undecided => "nothing is decided",
        Standing.Accepted => "it stands accepted",
        Standing.Reduced => "it stands reduced",
        Standing.Refused => "it stands refused",
        Standing.Withdrawn => "it stands withdrawn",
        _ => "it is on hold",
    };

    private string Item(RuledKey key) =>
        $"{ExplainingRun.Called(run.Scheme.Outcomes[key.Outcome])}, "
        + $"{run.Names.Participant(key.Participant)} number {Numerals.Text(key.N)}";

    private static ExplanationNode Note(string text) => new(ExplanationKind.Note, text);

    private IEnumerable<ExplanationNode> Paid(RuledKey key)
    {
        List<ExplanationNode> paid = [.. Lines(key).Select(l =>
            lines.Short(l, run.DueOn(l), withClause: true))];
        paid.AddRange(run.Result.Unpaid.Where(u => IsAbout(key, u)).Select(u =>
            new ExplanationNode(
                ExplanationKind.Shortfall,
                $"{ExplainingRun.Called(u.Clause(run.Scheme))} is not paid: {u.What}. {u.Remedy}")
            {
                Place = u.Clause(run.Scheme).Place,
            }));
        return paid.Count > 0 ? paid :
        [
            new ExplanationNode(ExplanationKind.Shortfall, "nothing is paid for it"),
        ];
    }

    private IEnumerable<Line> Lines(RuledKey key) => key.Participant < 0
        ? run.Settling.CellLinesOf(key.Payment).Where(l => RuledKey.OfLine(l) == key)
        : run.LinesOf(key.Participant).Where(l => l.Outcome == key.Outcome
            && (key.Payment < 0 ? InstalmentNumber.ItemOf(run.Scheme, l) : l.N) == key.N
            && (key.Payment < 0 || l.Payment == key.Payment));

    private bool IsAbout(RuledKey key, Unpaid unpaid)
    {
        if (key.Participant < 0)
        {
            return unpaid.Payment == key.Payment && unpaid.Cell == key.Cell && unpaid.N == key.N;
        }
        bool same = unpaid.Participant == key.Participant && unpaid.N == key.N;
        return same && (unpaid.Outcome == key.Outcome
            || (unpaid.Payment >= 0 && (key.Payment < 0 || unpaid.Payment == key.Payment)
                && run.Scheme.Payments[unpaid.Payment].For is PaidItems items
                && items.Outcomes.Contains(key.Outcome)));
    }
}
