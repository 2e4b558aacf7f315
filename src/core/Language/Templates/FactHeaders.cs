using Outturn.Language.Syntax;

namespace Outturn.Language.Templates;

/// <summary>The files of facts that a scheme needs, empty but for their columns.</summary>
public static class FactHeaders
{
    private const string Recorded = "recorded";

    /// <summary>One file for each kind of row that the scheme declares, as <c>facts/…csv</c>.
    /// </summary>
    public static IEnumerable<NewFile> Of(YamlDocument document)
    {
        var root = document.Root;
        var facts = root?["facts"] as YamlMap;
        if (Names(facts?["participant"]).Any() || Names(root?["outcomes"]).Any())
        {
            yield return File("participants", [
                "participant", "provider", "referred", "started", Recorded,
                .. Names(facts?["participant"])]);
        }

        if (Names(facts?["events"]).Any())
        {
            yield return File("events", Events(facts!["events"] as YamlMap));
        }

        if (facts?["returns"] is YamlMap returns)
        {
            yield return File("returns", [
                "id", "provider", "period", "indicator", .. Values(returns), "source", Recorded,
                "status"]);
        }

        if (facts?["statistics"] is YamlMap statistics)
        {
            yield return File("cohorts", Statistics(statistics));
        }

        if (Bodies(root?["outcomes"]).Any(o => Text(o, "claimed") == "yes"))
        {
            yield return File(
                "claims", ["id", "participant", "outcome", "number", "claimed", Recorded]);
        }

        YamlMap[] decided = [.. Bodies(root?["payments"]).Where(p => p["needs"] is not null)];
        var figures = facts?["decisions"] as YamlMap;
        if (decided.Length > 0 || figures is not null)
        {
            var outcomes = Names(root?["outcomes"]).ToHashSet(StringComparer.Ordinal);
            yield return File("decisions", Decisions(decided, figures, outcomes));
        }
    }

    private static NewFile File(string name, IEnumerable<string> columns)
        => new(
            $"facts/{name}.csv",
            string.Join(',', columns.Distinct(StringComparer.Ordinal)) + "\n");

    private static IEnumerable<string> Events(YamlMap? events)
    {
        var values = Bodies(events).Any(e => Text(e, "kind") is "amount" or "reading");
        return ["id", "participant", "kind", "from", "to", .. values ? ["value"] : (string[])[],
            "source", "evidence", Recorded, "status"];
    }

    private static IEnumerable<string> Statistics(YamlMap statistics)
    {
        var dimensions = Bodies(statistics).SelectMany(s => Each(s["for each"]));
        return ["id", .. dimensions.Where(d => d != "scheme"),
            .. statistics.Entries.Count > 1 ? ["measure"] : (string[])[],
            .. Values(statistics), "source", Recorded, "status"];
    }

    // Whom or what a verdict is about, and the dimensions and values of figures.
    private static IEnumerable<string> Decisions(
        YamlMap[] payments, YamlMap? figures, HashSet<string> outcomes)
    {
        var paid = payments.SelectMany(p => Each(p["for each"])).ToList();
        var cells = paid.Concat((figures is null ? [] : Bodies(figures))
            .SelectMany(f => Each(f["for each"])))
            .Where(d => d != "scheme" && !outcomes.Contains(d.Split(' ')[0]));
        return
        [
            .. payments.Length > 0 ? ["participant", "outcome", "payment", "number"] : NoColumns,
            .. cells, "decision", .. payments.Length > 0 ? ["value"] : NoColumns,
            .. figures is null ? [] : Values(figures), "reason", "by", Recorded,
        ];
    }

    private static readonly string[] NoColumns = [];

    private static IEnumerable<string> Each(YamlNode? node) => node switch
    {
        YamlScalar one => [one.Text],
        YamlList list => list.Items.OfType<YamlScalar>().Select(item => item.Text),
        _ => [],
    };

    private static IEnumerable<string> Values(YamlMap section)
        => Bodies(section).SelectMany(body => Names(body["values"]));

    private static IEnumerable<YamlMap> Bodies(YamlNode? section)
        => section is YamlMap map ? map.Entries.Select(e => e.Value).OfType<YamlMap>() : [];

    private static IEnumerable<string> Names(YamlNode? section)
        => section is YamlMap map ? map.Entries.Select(e => e.Key.Text) : [];

    private static string? Text(YamlMap map, string key) => (map[key] as YamlScalar)?.Text;
}
