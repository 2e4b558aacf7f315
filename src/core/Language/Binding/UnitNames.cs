using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.Binding;

/// <summary>A unit as written: 26 weeks is 182 of the unit day.</summary>
internal sealed record WrittenUnit(Unit Unit, Rational Factor);

/// <summary>The words for units and types in one scheme (language reference 3 and 9).</summary>
internal sealed class UnitNames(Report report)
{
    private readonly Dictionary<string, WrittenUnit> _words = new(StringComparer.Ordinal);

    /// <summary>The dimension of participants: person, or the noun in <c>participants are</c>.
    /// </summary>
    public string Person { get; private set; } = Dimensions.Person;

    /// <summary>One participant.</summary>
    public Unit People => Unit.Of(Person);

    /// <summary>The words that every scheme has, and the noun for its participants.</summary>
    public void Begin(string participantsAre)
    {
        Person = participantsAre == "people"
            ? Dimensions.Person
            : NounForms.Singular(participantsAre);
        Put("day", "days", Dimensions.Day, 1);
        Put("week", "weeks", Dimensions.Day, 7);
        Put("month", "months", Dimensions.Month, 1);
        Put("year", "years", Dimensions.Month, 12);
        Put("working day", "working days", Dimensions.WorkingDay, 1);
        Put("hour", "hours", Dimensions.Hour, 1);
        Put("person", "people", Person, 1);
        Put(Person, participantsAre, Person, 1);
        Put("unit", "units", Dimensions.Unit, 1);
        Put("event", "events", Dimensions.Event, 1);
        Put("percentage point", "percentage points", Dimensions.Point, 1);
    }

    /// <summary>An own noun, in the singular.</summary>
    public void Declare(YamlScalar noun)
    {
        if (!Syntax.Words.IsName(noun.Text) || _words.ContainsKey(noun.Text))
        {
            report.Error(
                "wrong-name", noun.Place, $"\"{noun.Text}\" cannot be a unit of your own",
                "write a new noun in the singular: workshop");
            return;
        }
        Put(noun.Text, NounForms.Plural(noun.Text), noun.Text, 1);
    }

    /// <summary>The unit of a word, times or divided by those after <c>per</c>; null, reported,
    /// where there is no such unit.</summary>
    public WrittenUnit? Find(UnitName name, IEnumerable<UnitName> per, YamlScalar scalar)
    {
        WrittenUnit? found = Find(name, scalar);
        foreach (UnitName below in per)
        {
            WrittenUnit? divisor = Find(below, scalar);
            found = found is null || divisor is null
                ? null
                : new(found.Unit / divisor.Unit, found.Factor / divisor.Factor);
        }
        return found;
    }

    /// <summary>Every word for a unit, for messages.</summary>
    public IEnumerable<string> All => _words.Keys;

    private WrittenUnit? Find(UnitName name, YamlScalar scalar)
    {
        if (_words.GetValueOrDefault(name.Text) is { } known)
        {
            return known;
        }
        if (Dimensions.IsCurrency(name.Text) && Currency.Find(name.Text) is not null)
        {
            return new(Unit.Of(name.Text), 1);
        }
        string? near = Spelling.Nearest(name.Text, _words.Keys);
        report.Error(
            "unknown-name", scalar.At(name.Start, name.End - name.Start),
            $"\"{name.Text}\" is no unit",
            near is null
                ? "a unit of your own is declared in facts/units"
                : $"did you mean \"{near}\"?");
        return null;
    }

    private void Put(string one, string many, string dimension, long factor)
    {
        var unit = new WrittenUnit(Unit.Of(dimension), factor);
        _words[one] = unit;
        _words[many] = unit;
    }
}
