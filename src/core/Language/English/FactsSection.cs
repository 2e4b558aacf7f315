using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <summary>Section B: what is recorded, by whom and on what evidence (language reference 3).
/// </summary>
internal sealed class FactsSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;
    private readonly YamlMap? facts = draft.Contents.Root["facts"] as YamlMap;

    public void Write()
    {
        draft.Section("B", "Facts and evidence");
        Participant();
        foreach (var named in contents.Of(NameKind.Event))
        {
            draft.Clause(named);
            draft.Say(Event(named) + Proof(named.Body) + Marks.Sentence(contents, Notes(named)));
        }

        foreach (var named in contents.Of(NameKind.Return))
        {
            draft.Clause(named);
            Return(named);
        }

        foreach (var named in contents.Of(NameKind.Statistic))
        {
            draft.Clause(named);
            Cells(named, "is a statistic that is supplied");
        }

        foreach (var named in contents.Of(NameKind.Decision))
        {
            draft.Clause(named);
            Cells(named, "is decided");
        }
    }

    private void Participant()
    {
        draft.Clause("B1", "What is recorded");
        var attributes = (facts?["participant"] as YamlMap)?.Entries ?? [];
        var person = new Speech(contents).Person;
        draft.Say(
            $"Of each {person} the provider, the date of referral and the date of the start are "
            + $"recorded{(attributes.Count > 0 ? ", and:" : ".")}");
        draft.List(attributes.Select(a => Attribute(a.Key.Text, a.Value)));
        draft.Say(General());
    }

    private string General()
    {
        var others = contents.Of(NameKind.Event).Any(
            e => e.Body?["evidence"] is not null || e.Body?["source"] is not null);
        var proof = Proof(facts, others ? "Unless a clause below says otherwise, evidence is: "
            : "Evidence: ").TrimStart();
        var units = Speech.Scalars(facts?["units"]).Select(
            u => NounForms.Plural(Grammar.Words(u.Text))).ToList();
        return proof
            + (units.Count > 0 ? $" The scheme also counts {Grammar.List(units)}." : "")
            + " What is not declared here, is not readable or lies outside the term is refused, "
            + "with the reason.";
    }

    // Where several report, the first named counts.
    private string Proof(YamlMap? map, string lead = "Evidence: ")
    {
        if (map is null)
        {
            return "";
        }

        var sources = Speech.Scalars(map["source"]).Select(s => Party(s.Text)).ToList();
        var reported = sources.Count switch
        {
            0 => "",
            1 => $" Reported by: {sources[0]}.",
            _ => $" Reported by: {Grammar.List(sources, "or")}; where more than one of them "
                + "reports the same thing, the one named first counts.",
        };
        return (map["evidence"] is YamlScalar evidence
            ? $" {lead}{Stop(Markup.Clean(evidence.Text))}" : "") + reported;
    }

    private static string Stop(string text) => text.EndsWith('.') ? text : text + ".";

    private string Party(string name)
        => contents.Find(name, NameKind.Party)?.Title
            ?? (name == "provider" ? "the provider" : Markup.Clean(name));

    private string Attribute(string name, YamlNode type)
    {
        var named = contents.Find(name, NameKind.Attribute);
        var optional = (type as YamlMap)?["optional"] is YamlScalar { Text: "yes" or "true" };
        var said = Type(type is YamlMap map ? map["type"] : type);
        return $"{named?.Title ?? Grammar.Title(name)}: {said}"
            + (optional ? "; it may be left out" : "");
    }

    private string Type(YamlNode? type) => type switch
    {
        YamlList labels => "one of " + Grammar.List(
            Speech.Scalars(labels).Select(l => Grammar.Quote(l.Text)), "or"),
        YamlScalar scalar => TypeWords.Of(scalar, contents),
        _ => "text",
    };

    private string Event(Named named)
    {
        var unit = named.Scalar("unit") is { } said ? TypeWords.Of(said, contents) : "a number";
        return named.Text("kind") switch
        {
            "spell" => "A stretch of time from a first to a last day, both included; where no "
                + "last day is given, it was still going on when it was recorded. "
                + (named.Text("exclusive") == "yes"
                    ? "Stretches of the same participant may not overlap: all that do are refused."
                    : "Stretches of the same participant that overlap or touch count once."),
            "amount" => $"An amount on a date, in {unit}. Amounts add up.",
            "reading" => $"A reading on a date, in {unit}: a level, which does not add up.",
            _ => "Something that happens on a day.",
        };
    }

    // Source and evidence of an event stand in their own sentences, the note in the last.
    private static YamlMap? Notes(Named named)
        => named.Body is { } body
            ? body with { Entries = [.. body.Entries.Where(e => e.Key.Text != "source")] }
            : null;

    private void Return(Named named)
    {
        var every = Grammar.Words(named.Text("every") ?? "period");
        var values = Values(named).ToList();
        draft.Say(
            $"For each provider and {every}, and for each of these indicators, "
            + $"{Grammar.List(values)} {(values.Count == 1 ? "is" : "are")} returned:");
        draft.List(Speech.Scalars(named.Body?["indicators"]).Select(i => Grammar.Words(i.Text)));
        draft.Say(Proof(named.Body) + Marks.Sentence(contents, Notes(named)));
    }

    private void Cells(Named named, string how)
    {
        var cells = Speech.Scalars(named.Body?["for each"]).Select(
            d => new Speech(contents).Noun(d.Text)).ToList();
        draft.Say(
            $"For each {Grammar.List(cells)} this {how}:");
        draft.List(Values(named));
        draft.Say(Proof(named.Body) + Marks.Sentence(contents, Notes(named)));
    }

    private IEnumerable<string> Values(Named named)
        => ((named.Body?["values"] as YamlMap)?.Entries ?? []).Select(value =>
            value.Value is YamlScalar type && value.Key.Text != "people"
                ? $"{ValueNoun(named, value.Key.Text)} ({TypeWords.In(type, contents)})"
                : ValueNoun(named, value.Key.Text));

    private static string ValueNoun(Named named, string key)
        => named.Kind == NameKind.Return ? $"the {Grammar.Words(key)} figure"
            : key == "people" ? "the number of people" : "the " + Grammar.Words(key);
}
