using System.Text;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Review;
using Outturn.Review.Findings;
using Outturn.Simulation;
using Outturn.Simulation.Worlds;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>The two schemes of a rule: a base with one clause written so that the rule fires, and
/// written so that it does not.</summary>
internal sealed class RuleFixture
{
    private static readonly Dictionary<string, SchemeInWorld> Worlds = [];
    private readonly YamlMap _map;

    private RuleFixture(string rule, YamlMap map) => (Rule, _map) = (rule, map);

    public static string Folder => Path.Combine(EnglishTexts.Root, "tests/Core/Review/fixtures");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.yaml")
        .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public string Rule { get; }

    public string Base => (_map["base"] as YamlScalar)?.Text ?? "model-scheme";

    public string Weight => ((YamlScalar)_map["weight"]!).Text;

    public string? Without => (_map["without"] as YamlScalar)?.Text;

    public (string At, (string Text, string Weight)[] Steps)? Sweep =>
        _map["sweep"] is not YamlMap sweep ? null : (
            ((YamlScalar)sweep["at"]!).Text,
            [.. ((YamlList)sweep["steps"]!).Items.Cast<YamlList>().Select(s =>
                (((YamlScalar)s.Items[0]).Text, ((YamlScalar)s.Items[1]).Text))]);

    public static RuleFixture Of(string rule) => new(rule, YamlReader.Read(
        rule, File.ReadAllText(Path.Combine(Folder, rule + ".yaml")), []).Root!);

    /// <summary>Other forms of what the rule warns of, each with its own pair of texts.</summary>
    public (string Weight, (string At, string Text)[] Fires, (string At, string Text)[] Clean)[]
        Forms =>
        [.. ((_map["forms"] as YamlList)?.Items ?? []).Cast<YamlMap>().Select(f => (
            ((YamlScalar)f["weight"]!).Text, Changes(f, "fires"), Changes(f, "clean")))];

    /// <summary>What is written where, to fire or to be clean; nothing: the base as it is.
    /// </summary>
    public (string At, string Text)[] Changes(string which) => Changes(_map, which);

    private static (string At, string Text)[] Changes(YamlMap map, string which) =>
        [.. ((map[which] as YamlMap)?.Entries ?? [])
            .Select(e => (e.Key.Text, ((YamlScalar)e.Value).Text))];

    public static string BaseText(string name, string file) => File.ReadAllText(
        name == "model-scheme"
            ? Path.Combine(EnglishTexts.Root, "schemes", name, file)
            : Path.Combine(Folder, "base", name + ".yaml"));

    public ReviewCase Case(string which) => Case(Changes(which));

    public ReviewCase Case(params (string At, string Text)[] changes) =>
        Case(changes, hasWorld: Base == "model-scheme");

    public ReviewCase Case((string At, string Text)[] changes, bool hasWorld)
    {
        (string scheme, string people) = Texts(changes, hasWorld);
        return Case(scheme, people);
    }

    /// <summary>Scheme and world with some changes; no world: an empty text.</summary>
    public (string Scheme, string People) Texts(
        (string At, string Text)[] changes, bool hasWorld)
    {
        const string world = "world/";
        string scheme = BaseText(Base, "scheme.yaml");
        string people = hasWorld ? BaseText(Base, "world.yaml") : "";
        foreach ((string at, string text) in changes)
        {
            if (at.StartsWith(world, StringComparison.Ordinal))
            {
                people = hasWorld ? TextWithChange.Of(people, at[world.Length..], text) : "";
            }
            else
            {
                scheme = TextWithChange.Of(scheme, at, text);
            }
        }
        return (scheme, people);
    }

    /// <summary>A scheme of the library in its own world, with changes of its text.</summary>
    public static ReviewCase OfLibrary(string name, params (string Path, string Value)[] changes)
    {
        string Text(string file) =>
            File.ReadAllText(Path.Combine(EnglishTexts.Root, "schemes", name, file));
        return Case(
            changes.Aggregate(
                Text("scheme.yaml"), (text, c) => TextWithChange.Of(text, c.Path, c.Value)),
            Text("world.yaml"));
    }

    public static ReviewCase Case(string scheme, string people)
    {
        SchemeReading reading = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(scheme), _ => null);
        Assert.True(
            reading.Scheme is not null,
            string.Join('\n', reading.Diagnostics.Select(DiagnosticText.Heading)));
        return new ReviewCase(
            reading, people.Length == 0 ? null : () => Put(reading, people));
    }

    // Putting a scheme into a world is the dear part; several rules want the same.
    private static SchemeInWorld Put(SchemeReading reading, string people)
    {
        WorldReading world = WorldText.Read(
            reading.Scheme!, "world.yaml", Encoding.UTF8.GetBytes(people));
        Assert.Equal([], world.Diagnostics.Select(DiagnosticText.Heading));
        string key = string.Join('|',
            reading.Scheme!.Payments.Select(p => $"{p.Name}{p.Place}"))
            + reading.Document.Source.Split("plan:")[0];
        lock (Worlds)
        {
            if (!Worlds.TryGetValue(key, out SchemeInWorld? known))
            {
                Worlds[key] = known = new SchemeInWorld(reading.Scheme!, world.World!, 2);
            }
            return known.With(world.World!);
        }
    }

    /// <summary>clean, or the heaviest weight of what was found; of no verdict but those.</summary>
    public string Verdict(ReviewCase of)
    {
        Judgement[] all = [.. RuleBook.Find(Rule)!.Judge(of)];
        Finding[] found = [.. all.Where(j => j.Verdict == Outturn.Review.Findings.Verdict.Found)
            .Select(j => new Finding(RuleBook.Find(Rule)!, j))];
        return found.Length > 0
            ? Outturn.Review.Report.ReviewWords.Of(found.Max(f => f.Weight))
            : Outturn.Review.Report.ReviewWords.Of(all[0].Verdict);
    }
}
