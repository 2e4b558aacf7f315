using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Puts a counterexample into words: <c>age 17, carer yes</c>.</summary>
internal sealed class Example(Scheme scheme, SourceTexts source)
{
    /// <summary>All that matters about somebody; "anybody" where nothing does.</summary>
    public string Words(IReadOnlyList<(Formula Variable, Span Value)> person) => person.Count == 0
        ? "anybody"
        : string.Join(", ", person.Select(p => Name(p.Variable) + " " + Value(p)));

    /// <summary>A number of a type as its reader would write it.</summary>
    public string Number(Rational number, Schemes.ValueType type)
    {
        if (type.Kind == ValueKind.Date)
        {
            return Bounds.Day(number) is { } day ? CalendarDates.Text(day) : number.ToString();
        }
        if (type.Kind != ValueKind.Number || type.Unit.IsNone)
        {
            return type.Form == NumberForm.Percent ? $"{number * 100}%" : number.ToString();
        }
        if (type.Unit == Unit.Of(scheme.Currency.Code))
        {
            return Money(number);
        }
        return type.Unit.Parts is [(var dimension, 1)]
            ? NounForms.Count(number, dimension)
            : $"{number} {type.Unit}";
    }

    /// <summary>An amount in the scheme's currency.</summary>
    public string Money(Rational amount) => scheme.Currency.InWords(
        Quantities.Money.Round(amount, scheme.Currency, Rounding.Down));

    private string Value((Formula Variable, Span Value) of)
    {
        (Formula variable, Span value) = of;
        if (!value.CanBeKnown)
        {
            return "not given";
        }
        Schemes.ValueType type = variable.Type;
        if (type.Kind == ValueKind.YesNo)
        {
            return value.IsYes ? "yes" : "no";
        }
        if (type.Kind == ValueKind.Label)
        {
            return value.Labels?.Single is { } label && label < type.Labels!.Labels.Length
                ? type.Labels.Labels[label]
                : "any other";
        }
        if (value.Single is not { } number)
        {
            return "any";
        }
        return type.Kind == ValueKind.Period
            ? PeriodCalendar.Label(type.Period, (int)number.Numerator)
            : Number(number, type);
    }

    private string Name(Formula variable) => variable switch
    {
        AttributeOf f => scheme.Facts.Attributes[f.Attribute].Column.Name,
        FieldOfParticipant f => f.Field.ToString().ToLowerInvariant(),
        GroupOf f => scheme.Groups[f.Set].Name,
        CohortOf f => scheme.Cohorts[f.Set].Name,
        MeasureAt f => scheme.Measures[f.Measure].Name + (f.Met ? ".met" : ""),
        _ => source.Excerpt(variable.Place) is { Length: > 0 } words ? words : "it",
    };
}
