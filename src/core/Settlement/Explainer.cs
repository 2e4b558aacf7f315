using Outturn.Facts;
using Outturn.Ledger;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Step <em>explain</em> (design, "Every penny explains itself"): runs the settlement and
/// puts into words how something came to its amount. Pure, like the settlement.</summary>
/// <param name="scheme">The scheme.</param>
/// <param name="facts">The facts known as at a date.</param>
/// <param name="text">The author's own words.</param>
/// <param name="threads">How many threads may settle; nothing depends on it but the time.</param>
public sealed class Explainer(Scheme scheme, FactBase facts, ISchemeText text, int threads = 1)
{
    // As the as-at date sees it.
    private readonly Scheme _seen = scheme.AsAt(facts.AsAt);

    /// <summary>Whose statement can be asked for: providers, the parties of the scheme, and
    /// partners whom an attribute names.</summary>
    public IReadOnlyList<string> Parties =>
        [.. facts.Providers.Names, .. new PartyList(_seen, facts).Names];

    /// <summary>A participant: each line with its whole chain, and what was not achieved.
    /// </summary>
    /// <exception cref="ArgumentException">The facts know none of the id.</exception>
    public Explanation Participant(string id)
    {
        int participant = facts.Participants.IndexOf(id);
        return participant < 0
            ? throw new ArgumentException("no such participant", nameof(id))
            : new ExplainingParticipant(
                Run(due => due.Line.Participant == participant)).Explain(participant);
    }

    /// <summary>The statement of a provider or party, perhaps of one period and one payment; of one
    /// payment each item has its whole chain.</summary>
    public Explanation Statement(ExplainedScope scope) =>
        new ExplainingStatement(Run(scope.Keep(_seen, facts)))
            .Statement(scope.Title, scope.Clause is not null);

    /// <summary>A clause: its text, and what came of it.</summary>
    public Explanation Clause(Clause clause)
    {
        string called = ExplainingRun.Called(clause);
        if (ExplainingClause.All(_seen).FirstOrDefault(c =>
            c.GetType() == clause.GetType() && c.Name == clause.Name) is not { } seen)
        {
            return Of(called, [new ExplanationNode(
                ExplanationKind.Note, "a variation adds it, which is not agreed by this date")]);
        }
        return Seen(seen);
    }

    private Explanation Seen(Clause clause)
    {
        int payment = clause is Payment p ? _seen.Payments.IndexOf(p) : -1;
        int entry = clause is Adjustment a ? _seen.Adjustments.IndexOf(a) : -1;
        bool all = clause is Share;
        return new ExplainingClause(Run(due => all || (due.Line.Entry == entry
            && (entry >= 0 || due.Line.Payment == payment)))).Explain(clause);
    }

    /// <summary>The clauses that can be explained, by name.</summary>
    public static IReadOnlyList<Clause> Clauses(Scheme scheme) =>
        [.. ExplainingClause.All(scheme)];

    /// <summary>What an accepted row of facts did; null where the settlement does not use it, for
    /// it was replaced, taken back, or is not known yet.</summary>
    public Explanation? Row(string file, int line)
    {
        int participant = ExplainingRow.Participant(facts, file, line);
        return new ExplainingRow(Run(due => participant < 0
            ? due.Line.Cell >= 0
            : due.Line.Participant == participant)).Explain(file, line);
    }

    /// <summary>What is due now less what was due as at an earlier date, by key, with the facts
    /// that explain it.</summary>
    /// <param name="scope">Whose or which dues.</param>
    /// <param name="before">The facts known as at the earlier date.</param>
    /// <param name="fates">What became of rows that count no longer.</param>
    public Explanation Since(ExplainedScope scope, FactBase before, IFactFates fates)
    {
        ExplainingRun then = Then(scope, before);
        var now = Run(scope.Keep(_seen, facts));
        return new ExplainingChanges(now, then, fates).Explain(
            scope.Title, ExplainingChanges.Keyed(then), "due");
    }

    /// <summary>What is due now less what a ledger holds, by key.</summary>
    /// <param name="scope">Whose or which dues.</param>
    /// <param name="posted">What the ledger holds.</param>
    /// <param name="before">The facts known as at its last run.</param>
    /// <param name="fates">What became of rows that count no longer.</param>
    public Explanation Against(
        ExplainedScope scope, IEnumerable<KeyValuePair<EntryKey, long>> posted, FactBase before,
        IFactFates fates)
    {
        ExplainingRun then = Then(scope, before);
        var now = Run(scope.Keep(_seen, facts));
        var changes = new ExplainingChanges(now, then, fates);
        return changes.Explain(scope.Title, changes.OfScope(scope, posted), "posted");
    }

    /// <summary>An explanation of these parts alone, about nothing that is paid.</summary>
    public Explanation Of(string title, IReadOnlyList<ExplanationNode> parts)
    {
        var parties = new PartyList(_seen, facts);
        var names = new SettlementNames(new Workings(_seen, facts), parties);
        return new Explanation(names, title, null) { Parts = parts };
    }

    private ExplainingRun Then(ExplainedScope scope, FactBase before) => new(
        scheme, before, (text, threads), scope.Keep(scheme.AsAt(before.AsAt), before));

    private ExplainingRun Run(Func<Due, bool> keep) => new(_seen, facts, (text, threads), keep);
}

/// <summary>What became of rows of facts that counted once: the text of the files knows.</summary>
public interface IFactFates
{
    /// <summary>In words what replaced a row or took it back; empty where the files do not say.
    /// </summary>
    string Of(string file, int line);
}
