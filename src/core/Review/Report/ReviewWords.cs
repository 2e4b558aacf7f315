using Outturn.Language;
using Outturn.Quantities;
using Outturn.Review.Findings;

namespace Outturn.Review.Report;

/// <summary>The words of a review that every form of it shares. There is no score: forty unlike
/// things do not add up.</summary>
public static class ReviewWords
{
    /// <summary>must-fix, should-fix, consider.</summary>
    public static string Of(Weight weight) => weight switch
    {
        Weight.MustFix => "must-fix",
        Weight.ShouldFix => "should-fix",
        _ => "consider",
    };

    /// <summary>found, clean, not applicable, not told, not run.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Found => "found",
        Verdict.Clean => "clean",
        Verdict.NotApplicable => "not applicable",
        Verdict.NotTold => "not told",
        _ => "not run",
    };

    /// <summary>The name of a principle.</summary>
    public static string Of(Chapter chapter) => chapter switch
    {
        Chapter.Purpose => "A clear purpose",
        Chapter.Risks => "Risks and accountability",
        Chapter.Payment => "Payment and reward",
        Chapter.Financing => "Sound financing",
        _ => "Measurement and evaluation",
    };

    /// <summary>The same in one word.</summary>
    public static string Short(Chapter chapter) => chapter switch
    {
        Chapter.Purpose => "purpose",
        Chapter.Risks => "risks",
        Chapter.Payment => "payment",
        Chapter.Financing => "financing",
        _ => "measurement",
    };

    /// <summary>How many rules came to what: the coverage of the review, and no mark.</summary>
    public static string Coverage(ReviewResult result)
    {
        int all = RuleBook.All.Length;
        int away = result.With(Verdict.NotApplicable).Count();
        int untold = result.Verdicts.Where(v => v.Judgement.Verdict == Verdict.NotTold)
            .Select(v => v.Rule).Distinct().Count();
        int unrun = result.With(Verdict.NotRun).Count();
        string[] parts =
        [
            $"{Numerals.Text(all)} rules",
            $"{Numerals.Text(all - away - untold - unrun)} decided",
            $"{Numerals.Text(away)} not applicable",
            .. untold > 0 ? [$"{Numerals.Text(untold)} not told"] : Array.Empty<string>(),
            .. unrun > 0 ? [$"{Numerals.Text(unrun)} not run"] : Array.Empty<string>(),
        ];
        return $"{result.Of.Scheme.Name}: {string.Join(", ", parts)}";
    }

    /// <summary>What is expected of the scheme, in units that a finance director counts in; empty:
    /// there is no world.</summary>
    public static string Headline(ReviewResult result, bool measured)
    {
        if (!measured || result.Of.Expected is not { } expected)
        {
            return "";
        }
        int year = expected.Settled;
        (double fees, double outcomes) = expected.Pay(year);
        string fails = string.Join(", ", expected.Invited.Select(t =>
            $"a {t.Name} provider fails with a chance of "
            + Figures.Chance(t.Expected.Projection.Ruin)));
        return $"Of 1,000 starts: {Figures.Whole(1000 * expected.Additional(year))} additional "
            + $"outcomes for {Figures.Large(1000 * (fees + outcomes), result.Of.Scheme)}; "
            + $"{Figures.Whole(1000 * expected.Measures(year).Parked)} people parked; {fails}.";
    }

    /// <summary>For each principle its heaviest open finding, or that none was found.</summary>
    public static IEnumerable<(Chapter Chapter, Finding? Worst, string Otherwise)> Principles(
        ReviewResult result)
    {
        foreach (Chapter chapter in Enum.GetValues<Chapter>())
        {
            Finding? worst = result.Open.Where(f => f.Rule.Chapter == chapter)
                .OrderByDescending(f => f.Weight).ThenBy(f => f.Judgement.Follows.Length > 0)
                .FirstOrDefault();
            RuleVerdict[] of = [.. result.Verdicts.Where(v => v.Rule.Chapter == chapter)];
            int untold = of.Count(v => v.Judgement.Verdict == Verdict.NotTold);
            int clean = of.Where(v => v.Judgement.Verdict == Verdict.Clean)
                .Select(v => v.Rule).Distinct().Count();
            yield return (chapter, worst, $"nothing found in {Figures.Of(clean, "rule", "rules")}"
                + (untold > 0 ? $", {Numerals.Text(untold)} not told" : ""));
        }
    }

    /// <summary>What a finding rests on beside the text; empty: nothing was assumed.</summary>
    public static string Robust(Finding finding)
    {
        string rests = finding.Judgement.RestsOn.IsEmpty ? ""
            : "rests on " + Figures.List(finding.Judgement.RestsOn);
        string holds = finding.Robustness is { } r
            ? $"holds in {Figures.Percent(r.Holds)} of {Numerals.Text(r.Draws)} worlds that fit as "
                + "well" : "";
        return string.Join("; ", new[] { rests, holds }.Where(w => w.Length > 0));
    }

    /// <summary>The command that works a finding out again.</summary>
    public static string Again(Finding finding, string scheme) =>
        $"outturn review {scheme} --only {finding.Rule.Id}";

    /// <summary>The command of a longer search, and what it tells; empty: there is none.</summary>
    public static (string Tells, string Command) Further(Finding finding, string scheme) =>
        finding.Judgement.Further is { } further
            ? (further.Tells, $"outturn optimise {scheme} {further.Options}") : ("", "");

    /// <summary>A finding like that of a good compiler: place, what, the line, and what to change.
    /// </summary>
    public static string Drawn(Finding finding, ReviewCase of)
    {
        Judgement j = finding.Judgement;
        string heading =
            $"{j.Place}: {Of(finding.Weight)} {finding.Rule.Id}: {j.Message}";
        string drawn = DiagnosticText.Render(
            new Diagnostic(finding.Rule.Id, Severity.Note, j.Place, j.Message, j.Fix),
            of.Sources.Of(j.Place));
        int first = drawn.IndexOf('\n', StringComparison.Ordinal);
        return first < 0 ? heading : heading + drawn[first..];
    }
}
