using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Statements: what is due to a provider (or to or from a party) by payment period,
/// clause, payer and recipient, and under each the items. The items sum to the total.</summary>
internal sealed class ExplainingStatement
{
    private const int MostInFull = 12;
    private readonly ExplainingRun _run;
    private readonly ExplainingLines _lines;
    private readonly Subject _subject;
    private readonly HashSet<LineKey> _told = [];

    public ExplainingStatement(ExplainingRun run)
    {
        _run = run;
        _lines = new ExplainingLines(run, new ExplainingFormulas(run));
        _subject = run.TracedSubject();
    }

    /// <summary>A statement of the dues kept, with a total for each period and each line of it.
    /// </summary>
    /// <param name="title">Whose statement it is.</param>
    /// <param name="inFull">True: each item with all that it rests on; false: only cells, and
    /// those only where they are few.</param>
    public Explanation Statement(string title, bool inFull)
    {
        List<Due> dues = [.. _run.Dues.Where(d => d.Date <= _run.Names.AsAt)];
        bool cells = inFull || Distinct(dues.Where(d => d.Line.Cell >= 0)) <= MostInFull;
        var parts = new List<ExplanationNode>();
        foreach (var period in dues.GroupBy(d => _run.Names.PaymentPeriodIndex(d.Date))
            .OrderBy(g => g.Key))
        {
            string label = _run.Names.PaymentPeriod(period.First().Date);
            parts.Add(Total(label, period).Add(Clauses(period, inFull, cells)));
        }
        parts.AddRange(Later());
        if (parts.Count == 0)
        {
            parts.Add(new ExplanationNode(ExplanationKind.Note, "nothing is earned here"));
        }
        return Explained(title, dues, parts);
    }

    /// <summary>What a payment comes to, by provider.</summary>
    public Explanation ByProvider(
        string title, int payment, IEnumerable<ExplanationNode> head)
    {
        List<Due> dues = [.. _run.Dues.Where(d => d.Date <= _run.Names.AsAt)];
        bool cells = Distinct(dues.Where(d => d.Line.Cell >= 0)) <= MostInFull;
        List<ExplanationNode> parts = [.. head];
        foreach (var provider in dues.GroupBy(d => d.Line.Provider)
            .OrderBy(g => _run.Names.Provider(g.Key), StringComparer.Ordinal))
        {
            string name = provider.Key < 0 ? "the scheme as a whole"
                : _run.Names.Provider(provider.Key);
            parts.Add(Total(name, provider).Add(Items(provider, (false, cells))));
        }
        parts.AddRange(_lines.NotPaidCells(payment, MostInFull));
        parts.AddRange(Later());
        return Explained(title, dues, parts);
    }

    /// <summary>What is earned and payable after the as-at date, for itself: it is no part of the
    /// sum.</summary>
    private IEnumerable<ExplanationNode> Later()
    {
        var lines = _run.Dues.Where(d => d.Date > _run.Names.AsAt)
            .GroupBy(d => (Key: new LineKey(d.Line), d.Date))
            .OrderBy(g => g.Key.Date).ThenBy(g => g.First().Line.Payment)
            .ThenBy(g => g.First().Line.Participant).ThenBy(g => g.Key.Key.Cell)
            .ToList();
        foreach (var line in lines.Take(MostInFull))
        {
            Line of = line.First().Line;
            var node = new ExplanationNode(
                ExplanationKind.Note,
                $"not yet payable: {_run.Values.Money(line.Sum(d => d.Amount))} under "
                + $"{ExplainingRun.Called(_run.ClauseOf(of))}, "
                + _lines.Short(of, 0).Text)
            {
                Place = _run.ClauseOf(of).Place,
            };
            yield return of.Cell < 0 ? node : node.Add(_lines.Line(of, _subject).Parts);
        }
        if (lines.Count > MostInFull)
        {
            yield return new ExplanationNode(
                ExplanationKind.Note,
                $"and {NounForms.Count(lines.Count - MostInFull, "amount")} more, not yet payable");
        }
    }

    private Explanation Explained(string title, List<Due> dues, List<ExplanationNode> parts)
    {
        long due = dues.Sum(d => d.Amount);
        long later = _run.Dues.Where(d => d.Date > _run.Names.AsAt).Sum(d => d.Amount);
        return new Explanation(_run.Names, title, new Money(due))
        {
            NotYetPayable = new Money(later),
            Parts = parts,
        };
    }

    private static ExplanationNode Total(string text, IEnumerable<Due> dues) => new(
        ExplanationKind.Total, text)
    {
        Amount = new Money(dues.Sum(d => d.Amount)),
    };

    private static int Distinct(IEnumerable<Due> dues) =>
        dues.Select(d => new LineKey(d.Line)).Distinct().Count();

    private IEnumerable<ExplanationNode> Clauses(
        IEnumerable<Due> dues, bool inFull, bool cells)
    {
        foreach (var group in dues
            .GroupBy(d => (d.Line.Entry, d.Line.Payment, d.Line.Outcome, d.Payer, d.Payee))
            .OrderBy(g => g.Key.Entry).ThenBy(g => g.Key.Payment).ThenBy(g => g.Key.Outcome)
            .ThenBy(g => g.Key.Payer).ThenBy(g => g.Key.Payee))
        {
            Due first = group.First();
            Clause clause = _run.ClauseOf(first.Line);
            string outcome = clause is Payment { For: PaidItems { Outcomes.Length: > 1 } }
                ? $", {_run.Scheme.Outcomes[first.Line.Outcome].Title}" : "";
            int items = Distinct(group);
            string noun = clause is Payment { For: PaidItems } ? "item" : "cell";
            yield return new ExplanationNode(
                ExplanationKind.Total,
                $"{ExplainingRun.Called(clause)}{outcome}: {NounForms.Count(items, noun)}, "
                + $"{_run.Names.Payer(first)} pays {_run.Names.Payee(first)}"
                + Tax([.. group]))
            {
                Place = clause.Place,
                Amount = new Money(group.Sum(d => d.Amount)),
            }.Add(Items(group, (inFull, cells)));
        }
    }

    private string Tax(IReadOnlyList<Due> dues) => dues.Any(d => d.IsVat)
        ? " " + ExplainingTax.Words(_run.Values, dues)
        : "";

    private IEnumerable<ExplanationNode> Items(
        IEnumerable<Due> dues, (bool Items, bool Cells) inFull)
    {
        foreach (var line in dues.GroupBy(d => new LineKey(d.Line))
            .OrderBy(g => g.First().Line.Payable)
            .ThenBy(g => g.First().Line.Participant).ThenBy(g => g.Key.Cell)
            .ThenBy(g => g.Key.Outcome).ThenBy(g => g.Key.N))
        {
            Line of = line.First().Line;
            ExplanationNode node = _lines.Short(of, line.Sum(d => d.Amount));
            if (of.Cell >= 0 ? inFull.Cells : inFull.Items)
            {
                if (of.Participant >= 0 && _subject.Participant != of.Participant)
                {
                    _subject.MoveTo(of.Participant);
                }
                node.Add(_told.Add(line.Key)
                    ? _lines.Line(of, _subject).Parts
                    : [new ExplanationNode(ExplanationKind.Note, "worked out as above")]);
            }
            yield return node;
        }
    }
}
