using Outturn.Ledger;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Why what is due differs from what was due, or posted: key by key, with the facts
/// recorded, corrected or withdrawn in between.</summary>
internal sealed class ExplainingChanges(ExplainingRun now, ExplainingRun then, IFactFates fates)
{
    private const int MostFacts = 10;

    /// <summary>What is due under each key.</summary>
    public static Dictionary<EntryKey, long> Keyed(ExplainingRun run)
    {
        var keyed = new Dictionary<EntryKey, long>();
        foreach (Due due in run.Dues.Where(d => d.Date <= run.Names.AsAt))
        {
            EntryKey key = KeyOf(run.Names, due);
            keyed[key] = keyed.GetValueOrDefault(key) + due.Amount;
        }
        return keyed;
    }

    /// <summary>The ledger's key of a due.</summary>
    public static EntryKey KeyOf(SettlementNames names, in Due due) => new(
        names.Clause(due), names.Subject(due.Line), due.Line.N, names.Payer(due),
        names.Payee(due), names.PaymentPeriod(due.Date));

    /// <summary>What a ledger holds for a scope. Whose a key is that is due no longer is told by
    /// its own words.</summary>
    public Dictionary<EntryKey, long> OfScope(
        ExplainedScope scope, IEnumerable<KeyValuePair<EntryKey, long>> posted)
    {
        var due = Keyed(now).Keys.Concat(Keyed(then).Keys).ToHashSet();
        return posted.Where(p => p.Value != 0 && (due.Contains(p.Key) || IsOf(scope, p.Key)))
            .ToDictionary(p => p.Key, p => p.Value);
    }

    private bool IsOf(ExplainedScope scope, EntryKey key)
    {
        string clause = NameOf(key);
        bool items = now.Scheme.Payments
            .FirstOrDefault(p => p.Name == clause)?.For is not PaidCells;
        return (scope.Participant is null || (items && key.Subject == scope.Participant))
            && (scope.Provider is null || key.Payee == scope.Provider
                || key.Payer == scope.Provider)
            && (scope.Period is null || key.Period == scope.Period)
            && (scope.Clause is null || clause == scope.Clause);
    }

    // A key's clause may name the outcome too, or be that of the VAT.
    private static string NameOf(EntryKey key) => key.Clause.Split('/', ':')[0];

    /// <summary>The differences.</summary>
    /// <param name="title">Whose they are.</param>
    /// <param name="before">Due or posted before, by key.</param>
    /// <param name="was">"due" or "posted".</param>
    public Explanation Explain(string title, Dictionary<EntryKey, long> before, string was)
    {
        Dictionary<EntryKey, long> after = Keyed(now);
        string earlier = ExplainingValues.Day(then.Names.AsAt);
        string first = was == "due" ? $"due as at {earlier}" : "posted in the ledger";
        var parts = new List<ExplanationNode>
        {
            Total(first, before.Values.Sum()),
            Total($"due as at {ExplainingValues.Day(now.Names.AsAt)}", after.Values.Sum()),
            Total("difference", after.Values.Sum() - before.Values.Sum()),
        };
        foreach (EntryKey key in after.Keys.Union(before.Keys).Order())
        {
            long difference = after.GetValueOrDefault(key) - before.GetValueOrDefault(key);
            if (difference != 0)
            {
                parts.Add(Change(key, (before.GetValueOrDefault(key), was), difference));
            }
        }
        if (parts.Count == 3)
        {
            parts.Add(new ExplanationNode(ExplanationKind.Note, "nothing differs under any key"));
        }
        return new Explanation(now.Names, title, null) { Parts = parts };
    }

    private static ExplanationNode Total(string text, long amount) =>
        new(ExplanationKind.Total, text) { Amount = new Money(amount) };

    private ExplanationNode Change(EntryKey key, (long Amount, string Was) before, long difference)
    {
        string clause = NameOf(key);
        Payment? payment = now.Scheme.Payments.FirstOrDefault(p => p.Name == clause);
        string called = payment is null ? key.Clause
            : ExplainingRun.Called(payment)
                + (key.Clause.EndsWith(":vat", StringComparison.Ordinal) ? ", VAT" : "");
        string number = payment?.For is PaidCells ? "" : $" number {Numerals.Text(key.Number)}";
        long due = before.Amount + difference;
        string was = before.Amount == 0
            ? $"nothing was {before.Was}" : $"{now.Values.Money(before.Amount)} was {before.Was}";
        return new ExplanationNode(
            ExplanationKind.Change,
            $"{called}, {key.Subject}{number}, {key.Period}, {key.Payer} to {key.Payee}: {was}, "
            + $"{(due == 0 ? "nothing" : now.Values.Money(due))} is due now")
        {
            Place = payment?.Place ?? Place.None,
            Amount = new Money(difference),
        }.Add(Reasons(key, payment));
    }

    private List<ExplanationNode> Reasons(EntryKey key, Payment? payment)
    {
        List<ExplanationNode> reasons = [];
        if (payment is null)
        {
            reasons.Add(new ExplanationNode(
                ExplanationKind.Note, "the scheme has no such payment any more"));
            return reasons;
        }
        foreach (Due due in now.Dues.Where(d =>
            d.Date > then.Names.AsAt && d.Date <= now.Names.AsAt && KeyOf(now.Names, d) == key))
        {
            reasons.Add(new ExplanationNode(
                ExplanationKind.Note,
                $"{now.Values.Money(due.Amount)} became payable {ExplainingValues.Day(due.Date)}"));
        }
        reasons.AddRange(new ExplainingAgreements(now, then).Of(key, payment));
        reasons.AddRange(payment.For is PaidItems
            ? OfParticipant(key.Subject, payment)
            : OfCells(key, now.Scheme.Payments.IndexOf(payment)));
        if (reasons.Count == 0)
        {
            reasons.Add(new ExplanationNode(
                ExplanationKind.Note,
                "no fact of its own changed: other lines of a limit or measure did, or the text"));
        }
        return reasons;
    }

    // Facts that only other clauses read are no reason under this key.
    private IEnumerable<ExplanationNode> OfParticipant(string id, Payment payment)
    {
        int at = now.Facts.Participants.IndexOf(id), was = then.Facts.Participants.IndexOf(id);
        var rows = new ExplainingFacts(now, then, fates);
        return rows.Participant(at, was).Concat(rows.Events(
            at, was, FactsBehind.Of(now.Scheme, payment)))
            .Concat(rows.Decisions(at, was));
    }

    private List<ExplanationNode> OfCells(EntryKey key, int payment)
    {
        var rows = new ExplainingFacts(now, then, fates);
        List<ExplanationNode> all =
        [
            .. rows.Decisions(payment, key.Subject), .. rows.Rows(key.Subject.Split('/')),
        ];
        int more = all.Count - MostFacts;
        return more <= 0 ? all :
        [
            .. all.Take(MostFacts),
            new ExplanationNode(
                ExplanationKind.Note, $"and {Numerals.WithCommas(more)} more rows"),
        ];
    }
}
