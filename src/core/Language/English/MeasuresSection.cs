using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>Section E: statistics (language reference 5).</summary>
internal sealed class MeasuresSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var measures = contents.Of(NameKind.Measure).ToList();
        if (measures.Count == 0)
        {
            return;
        }

        draft.Section("E", "Measures");
        foreach (var measure in measures)
        {
            draft.Clause(measure);
            Measure(measure);
        }
    }

    private void Measure(Named measure)
    {
        var cell = new Speech(contents).CellOf(measure);
        var speech = new Speech(contents, cell);
        var words = new CellWords(speech, measure);
        var value = measure.Body?["value"];
        var only = measure.Scalar("only if") is { } condition
            ? $" It is worked out only where {speech.Condition(condition)}." : "";
        var test = Kinds.IsTest(measure, contents) && value is YamlScalar;
        var said = test
            ? $"It holds{words.ForEach(" for ")} if {speech.Condition((YamlScalar)value!)}."
            : $"{words.Lead()}, it is {speech.Value(value)}.";
        draft.Say(said + only + speech.Asides() + Waits(measure, speech)
            + Standard(measure, speech, "must be at least", "at least")
            + Standard(measure, speech, "must be at most", "at most")
            + speech.Asides() + Marks.Sentence(contents, measure.Body));
    }

    private static string Waits(Named measure, Speech speech)
        => measure.Scalar("waits") is { } wait
            ? $" It is known {speech.Text(wait)} after the end of its period." : "";

    private static string Standard(Named measure, Speech speech, string key, string words)
    {
        if (measure.Scalar(key) is not { } edge)
        {
            return "";
        }

        var otherwise = measure.Text("otherwise") is { } text
            ? $" Otherwise: {Marks.Stop(Markup.Clean(text))}" : "";
        return $" Standard: it must be {words} {speech.Text(edge)}.{otherwise} Whether the "
            + "standard is met is reported, and costs money only where a payment says so.";
    }
}
