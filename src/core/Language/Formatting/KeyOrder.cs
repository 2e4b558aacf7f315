using System.Collections.Frozen;

namespace Outturn.Language.Formatting;

/// <summary>
/// The order of keys: that of the pages of the language reference, sections as in 2.2, the keys
/// of each clause as in its table. Names that authors give keep their own order, which is
/// meaning, and so do labels, cases and the rows of tables.
/// </summary>
public static class KeyOrder
{
    private const string Heads = "title, clause, was, ";
    private const string Tails = ", source, mark, note";

    private static readonly FrozenDictionary<string, string[]> Orders =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["document"] = "scheme, term, calendar, parties, sources, vat, facts, groups, "
                + "cohorts, outcomes, measures, tables, payments, limits and adjustments, shares, "
                + "accounts, variations, plan",
            ["scheme"] = "name, title, currency, purpose, language, rounding, participants are, "
                + "status",
            ["term"] = "from, to, referrals from, referrals to, long stop, facts from",
            ["calendar"] = "payment, contract-year, financial-year, month end, working days",
            ["party"] = "role, title",
            ["vat"] = "amounts are, rate, in force on, paid to" + Tails,
            ["facts"] = "evidence, source, units, participant, events, returns, statistics, "
                + "decisions",
            ["fact"] = "title, kind, type, unit, exclusive, optional, source, evidence, note",
            ["return"] = "title, every, indicators, values, source, evidence, note",
            ["statistic"] = "title, for each, values, source, evidence, note",
            ["group"] = Heads + "fixed on, cases, first of" + Tails,
            ["cohort"] = Heads + "by, named, measured after, only if, smallest, smaller ones"
                + Tails,
            ["outcome"] = Heads + "happens, adds up, continuous, bridging, stands at, rises, "
                + "falls, free of, holds, at, each, any of, all of, reaches, every, after, "
                + "within, at most, not with, only if, counting, units, claimed, payable after, "
                + "claimed within, undone by" + Tails,
            ["measure"] = Heads + "for each, value, only if, waits, must be at least, "
                + "must be at most, otherwise" + Tails,
            ["table"] = Heads + "gives, by, in force on, between, value, from, source, mark, "
                + "note, values",
            ["payment"] = Heads + "for each, only if, needs, pay, units, tier, payable, "
                + "payable after, in force on, rounding, vat, on top of, by, to" + Tails,
            ["tier"] = "counts, within, pays",
            ["pool"] = "pool, in proportion to, within, remainder",
            ["instalments"] = "of, over, each, from, while, completed",
            ["limit"] = "name, " + Heads + "at most, of total, measured in, at least, carry, "
                + "multiply by, hold back, until, recover, only if, of, for each, cut" + Tails,
            ["share"] = "name, " + Heads + "of, paid by, paid to, paid by in order, "
                + "paid to in order, remainder" + Tails,
            ["account"] = Heads + "owed to, advanced, interest, repaid by" + Tails,
            ["interest"] = "rate, added",
            ["variation"] = "name, " + Heads + "agreed, from, by, replaces" + Tails,
            ["plan"] = "forecast, savings, savings from, pilot, timeline, powers, reporting, "
                + "trials, roles, value, worth paying for, no-help, cohort size, comparison, "
                + "minimum offer, milestones, assessor, verification, providers, subcontracts, "
                + "prefunded by, payment terms, indexation, mandate, evidence, is the pilot, "
                + "evidence cost, depends on, evaluation, publish, transition, funds secured, "
                + "accepted",
            ["marked"] = "is" + Tails,
        }.ToFrozenDictionary(
            pair => pair.Key, pair => pair.Value.Split(", "), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Kinds =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["document/scheme"] = "scheme",
            ["document/term"] = "term",
            ["document/calendar"] = "calendar",
            ["document/parties"] = "party*",
            ["document/vat"] = "vat",
            ["document/facts"] = "facts",
            ["document/groups"] = "group*",
            ["document/cohorts"] = "cohort*",
            ["document/outcomes"] = "outcome*",
            ["document/measures"] = "measure*",
            ["document/tables"] = "table*",
            ["document/payments"] = "payment*",
            ["document/limits and adjustments"] = "limit",
            ["document/shares"] = "share",
            ["document/accounts"] = "account*",
            ["document/variations"] = "variation",
            ["document/plan"] = "plan",
            ["facts/participant"] = "fact*",
            ["facts/events"] = "fact*",
            ["facts/returns"] = "return*",
            ["facts/statistics"] = "statistic*",
            ["facts/decisions"] = "statistic*",
            ["payment/tier"] = "tier",
            ["payment/pay"] = "value",
            ["value/instalments"] = "instalments",
            ["account/interest"] = "interest",
            ["table/values"] = "value",
            ["variation/replaces"] = "replaces",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind of the outermost map.</summary>
    internal const string Document = "document";

    /// <summary>The kind of the value under a key; <c>""</c> where keys are the author's. A
    /// star after a kind: a map from names to that kind.</summary>
    internal static string Below(string kind, string key)
        => kind.EndsWith('*') ? kind[..^1]
            : kind is "replaces" ? At(key)
            : key is "first of" or "cases" ? ""
            : Kinds.TryGetValue($"{kind}/{key}", out var found) ? found
            : kind.Length > 0 && kind is not "plan" ? "value" : "";

    // The kind of what stands in a place of the text: payments/fee is a payment. An entry of a
    // list goes by its name.
    private static string At(string place)
    {
        var kind = Document;
        var parts = place.Split('/');
        for (var at = 0; at < parts.Length; at++)
        {
            var isName = at == 1 && kind.Length > 0 && !kind.EndsWith('*');
            kind = isName ? kind : Below(kind, parts[at]);
        }

        return kind;
    }

    /// <summary>The keys of a kind in the order of the reference; empty for an unknown kind.
    /// </summary>
    /// <param name="kind">Such as <c>payment</c> or <c>limit</c>.</param>
    public static IReadOnlyList<string> Of(string kind)
        => Orders.TryGetValue(kind, out var order) ? order : [];

    /// <summary>The indexes of keys in the order to print; unknown ones come last, as written.
    /// </summary>
    internal static int[] Sorted(string kind, IReadOnlyList<string> keys)
    {
        var order = Of(Refined(kind, keys));
        var rank = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < order.Count; at++)
        {
            rank[order[at]] = at;
        }

        return [.. Enumerable.Range(0, keys.Count)
            .OrderBy(at => rank.GetValueOrDefault(keys[at], int.MaxValue))];
    }

    // A value may be a pool or a marked value, which their first key tells.
    private static string Refined(string kind, IReadOnlyList<string> keys)
        => kind is not "value" ? kind
            : keys.Contains("pool", StringComparer.Ordinal) ? "pool"
            : keys.Contains("is", StringComparer.Ordinal) ? "marked" : "";
}
