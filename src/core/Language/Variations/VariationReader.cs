using System.Collections.Immutable;
using Outturn.Language.Binding;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>Reads the section <c>variations</c> (language reference 2.7).</summary>
internal static class VariationReader
{
    private static readonly string[] Dates =
        ["referred", "started", "achieved", "payable", "period"];

    /// <summary>The variations in the order written; those that are wrong are reported and left
    /// out.</summary>
    public static ImmutableArray<VariationText> Read(YamlMap root, Report report)
    {
        if (root["variations"] is not YamlList list)
        {
            if (root["variations"] is { } other and not YamlScalar { IsEmpty: true })
            {
                report.Error(
                    "wrong-value", other.Place, "\"variations\" is a list",
                    "begin each entry with \"- \"");
            }
            return [];
        }
        var found = ImmutableArray.CreateBuilder<VariationText>();
        foreach (YamlNode node in list.Items)
        {
            if (Keys.ReadClause(
                report, node, "a variation", "name", "agreed", "from", "by", "replaces") is { } keys
                && Read(keys, found.Count, report) is { } one)
            {
                found.Add(one);
            }
        }
        Names(found, report);
        return found.ToImmutable();
    }

    private static VariationText? Read(Keys keys, int index, Report report)
    {
        YamlScalar? name = keys.RequiredScalar("name");
        DateOnly? agreed = CalendarBinder.Day(report, keys.RequiredScalar(
            "agreed", "add agreed: with the day of the agreement"));
        DateOnly? from = CalendarBinder.Day(report, keys.RequiredScalar(
            "from", "add from: with the first day on which it holds"));
        YamlScalar? by = keys.RequiredScalar(
            "by", "add by: referred, started, achieved, payable or period");
        var places = Places(keys, report);
        if (name is null || agreed is null || from is null || by is null || places is null)
        {
            return null;
        }
        keys.OneOf("by", Dates);
        int date = Array.IndexOf(Dates, by.Text);
        return date < 0 ? null : new VariationText(index, name, by, keys.Map)
        {
            Agreed = agreed.Value,
            From = from.Value,
            Date = (VariedBy)date,
            Places = places,
        };
    }

    private static List<ReplacedPlace>? Places(Keys keys, Report report)
    {
        const string Remedy = "write replaces: {payments/fee/pay: £200}";
        switch (keys.Required("replaces", "add " + Remedy["write ".Length..]))
        {
            case YamlMap { Entries.Count: > 0 } map:
                return [.. map.Entries.Select(e => new ReplacedPlace(e.Key, e.Value))];
            case { } other:
                report.Error(
                    "wrong-value", other.Place, "\"replaces\" is written as places with values",
                    Remedy);
                return null;
            default:
                return null;
        }
    }

    private static void Names(IReadOnlyList<VariationText> all, Report report)
    {
        var names = new Names(report);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (VariationText one in all)
        {
            names.Check(one.Name);
            if (!seen.Add(one.Name.Text))
            {
                report.Error(
                    "duplicate-name", one.Name.Place,
                    $"two variations are called \"{one.Name.Text}\"",
                    "give one of them another name");
            }
        }
    }
}
