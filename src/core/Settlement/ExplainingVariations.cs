using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Which body of a varied formula was taken, and why: the date that decided, and the
/// variation that it had reached or not.</summary>
internal sealed class ExplainingVariations(ExplainingRun run)
{
    /// <summary>Whether a step chose between bodies by variation.</summary>
    public static bool IsVaried(Step step) =>
        step.Formula is Choice { Form: ChoiceForm.Varied } && step.Parts.Count > 0;

    /// <summary>The step of the body that was taken.</summary>
    public static Step Body(Step step) => IsVaried(step) ? Body(step.Parts[^1]) : step;

    /// <summary>For each choice between bodies, which one holds.</summary>
    public IEnumerable<ExplanationNode> Of(Step step)
    {
        for (; IsVaried(step); step = step.Parts[^1])
        {
            yield return Which(step);
        }
    }

    /// <summary>A variation in one sentence: agreed when, and for whom it holds.</summary>
    public static string Terms(Variation variation) =>
        $"{ExplainingRun.Called(variation)}, agreed {CalendarDates.InWords(variation.Agreed)}, "
        + $"holds for {Whom(variation.By)} {CalendarDates.InWords(variation.From)}";

    // Parts are the conditions tried, then the body.
    private ExplanationNode Which(Step step)
    {
        var choice = (Choice)step.Formula;
        int tried = step.Parts.Count - 1;
        bool holds = step.Parts[tried - 1].Value.IsYes;
        ChoiceCase one = choice.Cases[tried - 1];
        Variation variation = run.Scheme.Variations[one.Variation];
        Value date = step.Parts[tried - 1].Parts[0].Value;
        string called = ExplainingRun.Called(variation);
        string day = date.IsKnown
            ? $"{Verb(variation.By)} {ExplainingValues.Day((int)date.Whole)}"
            : $"the day {Noun(variation.By)} is not known";
        return new ExplanationNode(
            ExplanationKind.Note,
            holds
                ? $"{called}, agreed {CalendarDates.InWords(variation.Agreed)}, holds: {day}, on "
                    + $"or after {CalendarDates.InWords(variation.From)}"
                : $"as before {called}: {day}"
                    + (date.IsKnown ? $", before {CalendarDates.InWords(variation.From)}" : ""))
        {
            Place = variation.Place,
        };
    }

    private static string Verb(VariedBy by) => by switch
    {
        VariedBy.Period => "the period begins",
        var date => Noun(date),
    };

    private static string Noun(VariedBy by) => by == VariedBy.Period
        ? "on which the period begins"
        : by.ToString().ToLowerInvariant();

    private static string Whom(VariedBy by) => by switch
    {
        VariedBy.Referred => "those referred from",
        VariedBy.Started => "those who started from",
        VariedBy.Achieved => "what is achieved from",
        VariedBy.Payable => "what is payable from",
        _ => "periods that begin from",
    };
}
