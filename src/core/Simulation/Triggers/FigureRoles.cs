using Outturn.Quantities;
using Outturn.Schemes;
using Dimensions = Outturn.Quantities.Dimensions;

namespace Outturn.Simulation.Triggers;

/// <summary>Tells what each figure of a statistic is that a payment reads: by its place in a
/// statistical test, else by its name and unit.</summary>
internal sealed class FigureRoles(Scheme scheme) : IRowFigures
{
    private static readonly string[] Before =
        ["baseline", "expected", "comparison", "control", "other", "before", "counterfactual"];

    private readonly Dictionary<(int Statistic, int Column), CountedFigure?> _read = [];
    private readonly List<(int Statistic, int Column)> _named = [];
    private readonly SortedSet<string> _counted = new(StringComparer.Ordinal);

    /// <summary>Whether what is counted can happen more than once to one person.</summary>
    public bool IsFrequency { get; private set; }

    /// <summary>Whether the baseline arrives with the figures of a cohort.</summary>
    public bool HasBaseline => _read.Values.Any(
        f => f is CountedFigure.Baseline or CountedFigure.Expected);

    /// <summary>Whether a test asks how many people the baseline was counted on.</summary>
    public bool HasOthers => _read.ContainsValue(CountedFigure.Others);

    /// <summary>Whether it draws several cohorts together.</summary>
    public bool IsDrawn { get; set; }

    /// <summary>Whether it reads what other payments come to.</summary>
    public bool ReadsMoney { get; set; }

    /// <summary>What is counted, in words that are the same of payments that hang on the same
    /// count.</summary>
    public string Counted => string.Join('|', _counted.Concat(_read
        .Where(f => f.Value is CountedFigure.Count or CountedFigure.Rate)
        .Select(f => Numerals.Text(f.Key.Statistic) + "." + Numerals.Text(f.Key.Column))));

    /// <summary>Notes what of people is counted.</summary>
    public void Counts(string what) => _counted.Add(what);

    /// <summary>Notes that a figure is read.</summary>
    public void Read(int statistic, int column) => _read.TryAdd((statistic, column), null);

    /// <summary>Notes what a test takes a figure for.</summary>
    public void Read(int statistic, int column, CountedFigure role) =>
        _read[(statistic, column)] = role;

    /// <summary>The figures of a row of counts.</summary>
    public IReadOnlyList<string> Columns => Enum.GetNames<CountedFigure>();

    /// <summary>What a figure is, after <see cref="Settle"/>.</summary>
    public int ColumnOf(int statistic, int column) => (int)_read[(statistic, column)]!.Value;

    /// <summary>Every row of counts has them all.</summary>
    public int ColumnOf(CountedFigure figure) => (int)figure;

    /// <summary>Finds what all of them are.</summary>
    /// <exception cref="NotPlannableException">They are several counts, or none.</exception>
    public void Settle()
    {
        foreach (((int statistic, int column), CountedFigure? role) in _read.ToArray())
        {
            if (role is null)
            {
                _named.Add((statistic, column));
            }
            _read[(statistic, column)] = role ?? ByName(Column(statistic, column));
        }
        string[] measured = [.. _read
            .Where(f => f.Value is CountedFigure.Count or CountedFigure.Rate)
            .Select(f => Column(f.Key.Statistic, f.Key.Column).Name)];
        if (measured.Length > 1)
        {
            throw new NotPlannableException(
                $"it reads several figures of a cohort ({string.Join(", ", measured)}), and one "
                + "count is planned for");
        }
        if (measured.Length == 0 && _read.Count > 0)
        {
            throw new NotPlannableException("it reads no figure that is measured");
        }
        IsFrequency = _read.Any(f => f.Value == CountedFigure.Rate
            && Column(f.Key.Statistic, f.Key.Column).Type is { Unit.IsNone: false });
        foreach ((int Statistic, int Column) at in _named
            .Where(at => _read[at] == CountedFigure.Count))
        {
            RequireCount(Column(at.Statistic, at.Column));
        }
    }

    // Units of learning, or nights, are no count of people to whom something happened.
    private void RequireCount(ColumnSpec column)
    {
        bool ofEvents = column.Type.Unit == Unit.Of(Dimensions.Event);
        if (!ofEvents && column.Type.Unit != Unit.Of(Dimensions.Person))
        {
            throw new NotPlannableException(
                $"its figure {column.Name} counts neither people nor events");
        }
        IsFrequency |= ofEvents;
    }

    private ColumnSpec Column(int statistic, int column) =>
        scheme.Facts.Statistics[statistic].Values[column];

    private static CountedFigure ByName(ColumnSpec column)
    {
        bool counts = !column.Type.Unit.IsNone
            && column.Type.Unit.Parts.All(p => p.Exponent > 0);
        if (column.Name == "people")
        {
            return CountedFigure.People;
        }
        if (Before.Any(b => column.Name.Contains(b, StringComparison.Ordinal)))
        {
            return counts ? CountedFigure.Expected : CountedFigure.Baseline;
        }
        return counts ? CountedFigure.Count : CountedFigure.Rate;
    }
}
