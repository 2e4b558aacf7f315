using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Simulation.Results;

namespace Outturn.Simulation.Optimisation;

/// <summary>What a design is to be best for (models, 1.17, E13): the five purposes that a scheme
/// can have.</summary>
/// <param name="Name">The purpose, as a scheme writes it.</param>
/// <param name="Measure">The measure that shows it.</param>
/// <param name="IsLess">Whether less of the measure is better.</param>
public sealed record Aim(string Name, string Measure, bool IsLess)
{
    /// <summary>Additional outcomes for each start.</summary>
    public static readonly Aim Outcomes = new("outcomes", SchemeRow.Additional, false);

    /// <summary>The least payment for each additional outcome.</summary>
    public static readonly Aim Cost = new("cost", SchemeRow.PayAnAdditional, true);

    /// <summary>The five purposes.</summary>
    public static readonly ImmutableArray<Aim> All =
    [
        new("innovation", SchemeRow.NewWays, false), Outcomes, Cost,
        new("risk-transfer", SchemeRow.AtRisk, false), new("market", SchemeRow.Small, false),
    ];

    /// <summary>Whether it hangs on trials of new practices.</summary>
    public bool Tries => Measure == SchemeRow.NewWays;

    /// <summary>The purpose of a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static Aim Of(string name)
    {
        string[] known = [.. All.Select(a => a.Name)];
        return All.FirstOrDefault(a => a.Name == name) ?? throw new FormatException(
            $"--for {name}: there is no such purpose; "
            + (Spelling.Nearest(name, known) is { } near ? $"did you mean \"{near}\"?"
                : "there are " + string.Join(", ", known)));
    }

    /// <summary>How much of it a design attains, more being better; what has no value attains
    /// nothing. Of a cost it is what a unit of money buys.</summary>
    public double Value(IReadOnlyDictionary<string, double> row) =>
        IsLess ? 1 / Math.Max(row[Measure], 1e-12) : row[Measure];
}

/// <summary>What must hold of a design: a measure at most or at least of a value.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Measure">The measure.</param>
/// <param name="IsMost">True: at most; false: at least.</param>
/// <param name="Value">The value.</param>
public sealed record Requirement(string Text, string Measure, bool IsMost, double Value)
{
    private static readonly string[] Signs = ["<=", ">=", "≤", "≥"];

    /// <summary>What the measure is counted in.</summary>
    public MeasureUnit Unit { get; init; }

    /// <summary>Reads one: <c>budget &lt;= £12.5m</c>.</summary>
    /// <param name="text">As it is written.</param>
    /// <param name="known">The names of measures.</param>
    /// <param name="types">The types of provider.</param>
    /// <exception cref="FormatException">It says nothing that can hold.</exception>
    public static Requirement Read(
        string text, IReadOnlyCollection<string> known, IReadOnlyCollection<string> types)
    {
        string? sign = Signs.FirstOrDefault(s => text.Contains(s, StringComparison.Ordinal));
        string[] parts = sign is null ? [] : text.Split(sign, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || parts[0].Length == 0)
        {
            throw new FormatException($"--subject-to {text}: write a measure, <= or >=, and a "
                + "value, as \"budget <= £12.5m\" or \"service gap <= 0.5\"");
        }
        try
        {
            string measure = MeasureName.Of(parts[0], known);
            MeasureUnit unit = MeasureName.Unit(measure, types);
            return new Requirement(text, measure, sign is "<=" or "≤", ValueOf(parts[1], unit))
            {
                Unit = unit,
            };
        }
        catch (FormatException e)
        {
            throw new FormatException($"--subject-to {text}: {e.Message}", e);
        }
    }

    /// <summary>By how much a design misses it, in the unit of the measure; 0 or less: it holds.
    /// </summary>
    public double Miss(IReadOnlyDictionary<string, double> row) =>
        double.IsNaN(row[Measure]) ? double.PositiveInfinity
            : IsMost ? row[Measure] - Value : Value - row[Measure];

    /// <summary>The same as a search can follow it: whether somebody bids is no slope, how far
    /// from it they are is.</summary>
    public double Breach(IReadOnlyDictionary<string, double> row)
    {
        bool asksForBids = !IsMost && Value is > 0 and <= 1
            && Measure.StartsWith(SchemeRow.Bids, StringComparison.Ordinal);
        double miss = asksForBids
            ? row[SchemeRow.Short + Measure[SchemeRow.Bids.Length..]]
            : Miss(row) / Math.Max(Math.Abs(Value), Unit == MeasureUnit.Money ? 1 : .05);
        return Math.Min(miss, 1e6);
    }

    private static double ValueOf(string text, MeasureUnit unit)
    {
        (string bare, double times) = text.Length > 1 && char.ToLowerInvariant(text[^1]) is var last
            && char.IsAsciiDigit(text[^2]) && last is 'm' or 'k'
            ? (text[..^1], last == 'm' ? 1e6 : 1e3) : (text, 1);
        if (Notation.Read(bare) is not { } read)
        {
            throw new FormatException($"\"{text}\" is no value");
        }
        bool fits = unit switch
        {
            MeasureUnit.Money => read.Notation.IsMoney,
            MeasureUnit.Share => read.Notation.IsPercent,
            _ => read.Notation is { IsMoney: false, IsPercent: false, Suffix: "" },
        };
        return fits ? (double)read.Value * times / (read.Notation.IsPercent ? 100 : 1)
            : throw new FormatException($"\"{text}\" is not of the unit of the measure; write "
                + unit switch
                {
                    MeasureUnit.Money => "money, as £1,000 or £12.5m",
                    MeasureUnit.Share => "a percentage, as 5%",
                    _ => "a plain number, as 0.5",
                });
    }
}
