using System.Text;
using Outturn.Quantities;
using Outturn.Review.Expected;
using Outturn.Review.Changing;
using Outturn.Review.Findings;
using Outturn.Schemes;
using Outturn.Simulation.Report;

namespace Outturn.Review.Report;

/// <summary>A review as one page that stands alone: the summary, what to change first, charts of
/// what the payments do, every finding where it stands in the text, and what was not told.
/// </summary>
public static class ReviewPage
{
    /// <summary>The page; ends with a line break.</summary>
    /// <param name="result">The review.</param>
    /// <param name="measured">Whether what needs a world was worked out.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(ReviewResult result, bool measured, string command)
    {
        Scheme scheme = result.Of.Scheme;
        StringBuilder page = PageFrame.Open(scheme.Title + ", reviewed");
        string headline = ReviewWords.Headline(result, measured);
        if (headline.Length > 0)
        {
            page.Append("<p class=\"headline\">").Append(Svg.Escape(headline)).Append("</p>\n");
        }
        page.Append("<p>").Append(Svg.Escape(ReviewWords.Coverage(result)))
            .Append(". The first number is how much was looked at, and no mark.</p>\n");
        Changed(page, result);
        page.Append(PageFrame.Words(
            "The heaviest open finding of each principle", ["principle", "weight", "finding"],
            ReviewWords.Principles(result).Select(p => (IReadOnlyList<string>)
            [
                ReviewWords.Of(p.Chapter),
                p.Worst is { } w ? ReviewWords.Of(w.Weight) : "",
                p.Worst?.Judgement.Message ?? p.Otherwise,
            ])));
        First(page, result);
        if (measured && result.Of.Expected is { } expected)
        {
            page.Append("<h2>What the payments do</h2>\n").Append(Coverage(expected))
                .Append(Effort(expected)).Append(Reserves(expected));
        }
        foreach (Chapter chapter in Enum.GetValues<Chapter>())
        {
            Findings(page, result, chapter);
        }
        Accepted(page, result);
        Verdicts(page, result);
        return page.Append(PageFrame.Again(command)).Append("<p>Scheme version <code>")
            .Append(scheme.Version).Append("</code>.</p>\n").Append(PageFrame.Close).ToString();
    }

    private static void Changed(StringBuilder page, ReviewResult result)
    {
        foreach (Thresholds.Change c in result.Of.Limits.Changed)
        {
            page.Append("<p><strong>Threshold changed</strong>: ").Append(Svg.Escape(c.Name))
                .Append(" from ").Append(Figures.Two(c.From)).Append(" to ")
                .Append(Figures.Two(c.To)).Append("</p>\n");
        }
    }

    private static void First(StringBuilder page, ReviewResult result)
    {
        if (!result.ChangeFirst.IsEmpty)
        {
            page.Append("<h2>Change first</h2>\n<ol>\n");
            foreach (FirstChange first in result.ChangeFirst)
            {
                page.Append("<li>")
                    .Append(Svg.Escape(Figures.Grown(first.Finding.Judgement.Fix))).Append(". ")
                    .Append(Svg.Escape(
                        Figures.Grown(ChangeWords.Of(first, result.Of.Scheme))))
                    .Append(". <small>(").Append(first.Finding.Rule.Id)
                    .Append(")</small></li>\n");
            }
            page.Append("</ol>\n");
            string improve = BetterPrices.Command(result, result.Of.File);
            page.Append(improve.Length == 0 ? ""
                : $"<p>Look for a better one: <code>{Svg.Escape(improve)}</code></p>\n");
        }
    }

    private static string Coverage(WorldExpected expected)
    {
        // The first year, the middle one and the last: more bars nobody tells apart.
        int[] years = [.. new[] { 0, expected.Years / 2, expected.Years - 1 }.Distinct()];
        var chart = new BarChart("", [.. years.Select(y => "year " + Numerals.Text(y + 1))]);
        for (int g = 0; g < expected.Groups.Length; g++)
        {
            int group = g;
            chart.Add(
                expected.Groups[g].Name,
                [.. years.Select(y => expected.Service.Coverage(group, y))]);
        }
        return chart.Html(
            "coverage", "Expected pay over the cost of the least service worth having, 1: covered");
    }

    private static string Effort(WorldExpected expected)
    {
        var chart = new BarChart(
            expected.Put.Scheme.Currency.Symbol ?? "", ["easiest third", "middle", "hardest "
                + "third"]);
        DesignMeasuresOf(expected, chart);
        return chart.Html("effort", "What is spent on a person, by how hard to help");
    }

    private static void DesignMeasuresOf(WorldExpected expected, BarChart chart)
    {
        var measures = expected.Measures(expected.Settled);
        for (int g = 0; g < expected.Groups.Length; g++)
        {
            IReadOnlyList<double> effort = measures.EffortByDifficulty[g];
            chart.Add(expected.Groups[g].Name, effort.Take(3).Average(),
                effort.Skip(3).Take(3).Average(), effort.TakeLast(3).Average());
        }
    }

    private static string Reserves(WorldExpected expected)
    {
        var chart = new BarChart(
            expected.Put.Scheme.Currency.Symbol ?? "", ["must be found", "is held"]);
        foreach (Invited type in expected.Invited)
        {
            double need = Enumerable.Range(0, expected.Years).Max(y => type.From(y).PeakNeed);
            chart.Add(type.Name, need / type.StartsAMonth, type.ReservePerStart);
        }
        return chart.Html("reserves", "Cash for each monthly start, in the worst year to begin");
    }

    private static void Findings(StringBuilder page, ReviewResult result, Chapter chapter)
    {
        Finding[] found = [.. result.Open.Where(f => f.Rule.Chapter == chapter)];
        page.Append("<h2>").Append(ReviewWords.Of(chapter)).Append("</h2>\n");
        if (found.Length == 0)
        {
            page.Append("<p>Nothing found.</p>\n");
        }
        foreach (Finding finding in found)
        {
            Judgement j = finding.Judgement;
            page.Append("<section id=\"").Append(finding.Fingerprint["sha256:".Length..][..12])
                .Append("\">\n<h3>").Append(ReviewWords.Of(finding.Weight)).Append(": ")
                .Append(finding.Rule.Id).Append("</h3>\n<p>")
                .Append(Svg.Escape(Figures.Grown(j.Message))).Append(".</p>\n<p><code>")
                .Append(Svg.Escape(j.Place.ToString())).Append("</code> <code>")
                .Append(Svg.Escape(result.Of.Line(j.Place))).Append("</code></p>\n<p>Change: ")
                .Append(Svg.Escape(j.Fix)).Append(".</p>\n");
            (string tells, string command) = ReviewWords.Further(finding, result.Of.File);
            if (command.Length > 0)
            {
                page.Append("<p>").Append(Svg.Escape(Figures.Grown(tells))).Append(": <code>")
                    .Append(Svg.Escape(command)).Append("</code></p>\n");
            }
            Why(page, finding);
            page.Append("</section>\n");
        }
    }

    private static void Why(StringBuilder page, Finding finding)
    {
        page.Append("<details><summary>Why it matters</summary>\n<ul>\n");
        foreach (Reason reason in finding.Rule.Why)
        {
            page.Append("<li>").Append(Svg.Escape(reason.Claim)).Append(" <small>[")
                .Append(Svg.Escape(reason.Source)).Append(", ").Append(reason.Mark)
                .Append("]</small></li>\n");
        }
        page.Append("</ul>\n<p>").Append(Svg.Escape(finding.Rule.Computes)).Append("</p>\n");
        string robust = ReviewWords.Robust(finding);
        if (robust.Length > 0)
        {
            page.Append("<p>").Append(Svg.Escape(Figures.Grown(robust))).Append(".</p>\n");
        }
        page.Append("</details>\n");
    }

    private static void Accepted(StringBuilder page, ReviewResult result)
    {
        Finding[] accepted = [.. result.Findings.Where(f => f.State == FindingState.Accepted)];
        if (accepted.Length > 0)
        {
            page.Append("<h2>Accepted trade-offs</h2>\n").Append(PageFrame.Words(
                "What the scheme accepts, by whom and until when",
                ["finding", "by", "until", "because"],
                accepted.Select(f => (IReadOnlyList<string>)
                [
                    $"{ReviewWords.Of(f.Weight)} {f.Rule.Id}: {f.Judgement.Message}",
                    f.Acceptance!.By,
                    f.Acceptance.Until is { } day ? CalendarDates.Text(day) : "",
                    f.Acceptance.Because,
                ])));
        }
    }

    private static void Verdicts(StringBuilder page, ReviewResult result) =>
        page.Append("<h2>Every rule</h2>\n").Append(PageFrame.Words(
            "What each rule came to", ["rule", "verdict", "says"],
            result.Verdicts.Select(v => (IReadOnlyList<string>)
            [
                v.Rule.Id, ReviewWords.Of(v.Judgement.Verdict),
                v.Judgement.Verdict == Verdict.NotTold
                    ? $"{v.Judgement.Message}; add {v.Judgement.Fix}" : v.Judgement.Message,
            ])));
}
