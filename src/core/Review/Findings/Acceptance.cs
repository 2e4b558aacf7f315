using System.Globalization;
using Outturn.Review.Declared;
using Outturn.Schemes;

namespace Outturn.Review.Findings;

/// <summary>A finding that the scheme accepts: with a reason, by a role, for a time. It is written
/// in the text, so it is versioned and read by everybody.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Acceptance(string Rule, Place Place)
{
    private const int LeastWords = 20;
    private const int MostYears = 2;

    /// <summary>The clause; empty: the rule has found one thing only.</summary>
    public string Clause { get; init; } = "";

    /// <summary>The group; empty: none.</summary>
    public string Group { get; init; } = "";

    /// <summary>The contract year; 0: none.</summary>
    public int Year { get; init; }

    /// <summary>The reason.</summary>
    public string Because { get; init; } = "";

    /// <summary>The role that accepts it.</summary>
    public string By { get; init; } = "";

    /// <summary>When it was accepted; null: not said.</summary>
    public DateOnly? Dated { get; init; }

    /// <summary>The last day on which it holds; null: not said.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The value of the measure beyond which it is open again; null: none.</summary>
    public double? NoWorseThan { get; init; }

    /// <summary>The acceptances of a plan.</summary>
    public static IEnumerable<Acceptance> Of(PlanMap plan) => plan.List("accepted")
        .Select(a => new Acceptance(a.Text("rule"), a.Spot.Place)
        {
            Clause = a.Text("clause"),
            Group = a.Text("group"),
            Year = (int)(a.Number("year") ?? 0),
            Because = a.Text("because"),
            By = a.Text("by"),
            Dated = a.Date("dated"),
            Until = a.Date("until"),
            NoWorseThan = a.Number("no worse than"),
        });

    /// <summary>Whether it is about a finding.</summary>
    public bool IsOf(Finding finding) => Rule == finding.Rule.Id
        && (Clause.Length == 0 || Clause == finding.Judgement.Clause)
        && Group == finding.Judgement.Group
        && (Year == 0 || Year == finding.Judgement.Year);

    /// <summary>Why it does not hold; empty: it holds.</summary>
    /// <param name="finding">What it is about.</param>
    /// <param name="today">The day of the review.</param>
    public string Lapses(Finding finding, DateOnly today)
    {
        if (finding.Judgement is { IsLegal: true })
        {
            return "a term that the law sets aside cannot be accepted";
        }
        if (Because.Length < LeastWords || By.Length == 0)
        {
            return "an acceptance needs a reason of a sentence and a role";
        }
        if (Until is { } until && today > until)
        {
            return $"it held until {Figures.Day(until)}";
        }
        if (Until is { } end && Dated is { } from && end > from.AddYears(MostYears))
        {
            return "an acceptance holds for two years at most";
        }
        return NoWorseThan is { } bound && finding.Judgement.Measure is { } now
            && finding.Judgement.IsWorse(now, bound)
            ? $"it was accepted up to {Number(bound)}, and it is {Number(now)}" : "";
    }

    private static string Number(double number) =>
        number.ToString("0.###", NumberFormatInfo.InvariantInfo);
}
