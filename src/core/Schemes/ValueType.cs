using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>The six kinds of value that a formula can have.</summary>
public enum ValueKind
{
    /// <summary>An exact number with a <see cref="Unit"/>; money counts major units.</summary>
    Number,

    /// <summary>Yes (1) or no (0).</summary>
    YesNo,

    /// <summary>One label of a list, as its index in the list.</summary>
    Label,

    /// <summary>A calendar day, as its day number (1 January 0001 is 0).</summary>
    Date,

    /// <summary>A period of one <see cref="PeriodKind"/>, as its index in the calendar.</summary>
    Period,
}

/// <summary>How a number without a unit is written: 0.05 as a plain number, or as 5%.</summary>
public enum NumberForm
{
    /// <summary>A plain number.</summary>
    Plain,

    /// <summary>A percentage, kept as its fraction: 5% is 1/20.</summary>
    Percent,
}

/// <summary>A list of labels that a value may have. An open list (providers, texts) gets its
/// labels from the facts; those that the scheme itself names come first, in the order written.
/// </summary>
public sealed class LabelList
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private ImmutableArray<string> _labels;

    /// <summary>A list with these labels; repeated ones count at their first place.</summary>
    public LabelList(string name, ImmutableArray<string> labels, bool isOpen = false)
    {
        Name = name;
        IsOpen = isOpen;
        _labels = labels;
        for (int i = 0; i < labels.Length; i++)
        {
            _index.TryAdd(labels[i], i);
        }
    }

    /// <summary>Who owns the list: an attribute, group set, table, section.</summary>
    public string Name { get; }

    /// <summary>The labels in the order written.</summary>
    public ImmutableArray<string> Labels => _labels;

    /// <summary>True where the facts may add labels to the list.</summary>
    public bool IsOpen { get; }

    /// <summary>The place of a label in the list, or -1.</summary>
    public int IndexOf(string label) => _index.TryGetValue(label, out int i) ? i : -1;

    /// <summary>The place of a label in an open list, where it is put at the end if it is new.
    /// Only while the text of a scheme is being read: afterwards the list never changes.</summary>
    internal int Mention(string label)
    {
        if (!_index.TryGetValue(label, out int i))
        {
            i = _labels.Length;
            _labels = _labels.Add(label);
            _index.Add(label, i);
        }
        return i;
    }
}

/// <summary>The type of a value: its kind and, by kind, the unit, the label list or the kind of
/// period; and whether it may be missing (language reference 9).</summary>
public sealed record ValueType(ValueKind Kind)
{
    /// <summary>The unit of a number; none for the other kinds.</summary>
    public Unit Unit { get; init; } = Unit.None;

    /// <summary>How a number without unit is written.</summary>
    public NumberForm Form { get; init; }

    /// <summary>The list of a label; null for the other kinds.</summary>
    public LabelList? Labels { get; init; }

    /// <summary>The kind of a period; meaningless for the other kinds.</summary>
    public PeriodKind Period { get; init; }

    /// <summary>True where the value can be missing.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>A plain number.</summary>
    public static ValueType Plain { get; } = new(ValueKind.Number);

    /// <summary>A percentage.</summary>
    public static ValueType Percent { get; } = new(ValueKind.Number) { Form = NumberForm.Percent };

    /// <summary>Yes or no.</summary>
    public static ValueType YesNo { get; } = new(ValueKind.YesNo);

    /// <summary>A calendar day.</summary>
    public static ValueType Date { get; } = new(ValueKind.Date);

    /// <summary>A number with a unit.</summary>
    public static ValueType In(Unit unit) => new(ValueKind.Number) { Unit = unit };

    /// <summary>A label of a list.</summary>
    public static ValueType OneOf(LabelList labels) => new(ValueKind.Label) { Labels = labels };

    /// <summary>A period of the calendar.</summary>
    public static ValueType PeriodOf(PeriodKind kind) => new(ValueKind.Period) { Period = kind };

    /// <summary>The same type, which may (or may not) be missing.</summary>
    public ValueType Missing(bool may = true) => may == MayBeMissing ? this : this with
    {
        MayBeMissing = may,
    };
}

/// <summary>A value at run time. Its meaning follows from the static <see cref="ValueType"/>: a
/// number; 1 or 0 for yes or no; the index of a label or period; a day number.</summary>
public readonly record struct Value(Rational Number, bool IsKnown)
{
    /// <summary>The value that is missing: an optional attribute that nobody gave, a reading not
    /// taken, a mean over nothing, x divided by 0.</summary>
    public static Value Missing => default;

    /// <summary>Yes.</summary>
    public static Value Yes { get; } = new(1, IsKnown: true);

    /// <summary>No.</summary>
    public static Value No { get; } = new(0, IsKnown: true);

    /// <summary>A known number.</summary>
    public static Value Of(Rational number) => new(number, IsKnown: true);

    /// <summary>A known whole number, index, or day number.</summary>
    public static Value Of(long number) => new(number, IsKnown: true);

    /// <summary>Yes or no.</summary>
    public static Value Of(bool yes) => yes ? Yes : No;

    /// <summary>True for a known yes; missing is not yes.</summary>
    public bool IsYes => IsKnown && Number != 0;

    /// <summary>The whole number of an index or day. Broken invariant where missing.</summary>
    public long Whole => IsKnown
        ? (long)Number.Numerator
        : throw new InvalidOperationException("a missing value has no number");
}
