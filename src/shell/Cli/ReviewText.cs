using Outturn.Quantities;
using Outturn.Review;
using Outturn.Review.Changing;
using Outturn.Review.Findings;
using Outturn.Review.Report;

namespace Outturn.Cli;

/// <summary>A review on a terminal: the summary first, then each finding where it stands.</summary>
internal static class ReviewText
{
    public static void Print(ReviewResult result, ReviewPrint how, TextWriter to)
    {
        Changed(result, to);
        to.WriteLine(ReviewWords.Coverage(result));
        string headline = ReviewWords.Headline(result, how.Measures);
        if (headline.Length > 0)
        {
            to.WriteLine(headline);
        }
        to.WriteLine();
        Summary(result, to);
        string improve = how.Measures ? BetterPrices.Command(result, how.Scheme) : "";
        if (improve.Length > 0)
        {
            to.WriteLine($"{"a better one",-12} {improve}");
        }
        foreach (Finding finding in result.Open)
        {
            to.WriteLine();
            Print(finding, result, how, to);
        }
        Accepted(result, to);
        Untold(result, to);
        if (how.All)
        {
            Rest(result, to);
        }
    }

    private static void Changed(ReviewResult result, TextWriter to)
    {
        foreach (Thresholds.Change c in result.Of.Limits.Changed)
        {
            to.WriteLine(
                $"threshold changed: {c.Name} from {Short(c.From)} to {Short(c.To)}");
        }
    }

    private static void Summary(ReviewResult result, TextWriter to)
    {
        foreach ((Chapter chapter, Finding? worst, string otherwise) in
            ReviewWords.Principles(result))
        {
            string line = worst is null ? otherwise
                : $"{ReviewWords.Of(worst.Weight),-10}  {worst.Rule.Id}: {worst.Judgement.Message}";
            to.WriteLine($"{ReviewWords.Short(chapter),-12} {line}");
        }
        int number = 0;
        foreach (FirstChange first in result.ChangeFirst)
        {
            string head = number++ == 0 ? "change first" : "";
            string about = first.Finding.Judgement.Group is { Length: > 0 } of ? of + ": " : "";
            to.WriteLine(
                $"{head,-12} {Numerals.Text(number)}. {about}{first.Finding.Judgement.Fix}");
            to.WriteLine($"{"",-12}    {ChangeWords.Of(first, result.Of.Scheme)}");
        }
        foreach (Finding depends in result.Depends)
        {
            to.WriteLine($"{"depends",-12} {depends.Rule.Id} {depends.Judgement.Group}".TrimEnd()
                + $": {ReviewWords.Robust(depends)}");
        }
    }

    private static void Print(
        Finding finding, ReviewResult result, ReviewPrint how, TextWriter to)
    {
        to.WriteLine(ReviewWords.Drawn(finding, result.Of));
        foreach (Reason reason in finding.Rule.Why.Take(how.All ? 9 : 1))
        {
            to.WriteLine($"        why: {reason.Claim} [{reason.Source}, {reason.Mark}]");
        }
        string robust = ReviewWords.Robust(finding);
        if (robust.Length > 0)
        {
            to.WriteLine($"        {robust}");
        }
        if (finding.Judgement.Follows.Length > 0)
        {
            to.WriteLine($"        follows from {finding.Judgement.Follows}");
        }
        if (finding.Lapse.Length > 0)
        {
            to.WriteLine($"        accepted by {finding.Acceptance!.By}, but {finding.Lapse}");
        }
        (string tells, string command) = ReviewWords.Further(finding, how.Scheme);
        if (command.Length > 0)
        {
            to.WriteLine($"        {tells}: {command}");
        }
        to.WriteLine($"        again: {ReviewWords.Again(finding, how.Scheme)}");
    }

    private static void Accepted(ReviewResult result, TextWriter to)
    {
        foreach (Finding finding in result.Findings.Where(f => f.State == FindingState.Accepted))
        {
            Acceptance by = finding.Acceptance!;
            to.WriteLine();
            to.WriteLine($"accepted     {ReviewWords.Of(finding.Weight)} {finding.Rule.Id}: "
                + finding.Judgement.Message);
            to.WriteLine($"             by {by.By}"
                + (by.Dated is { } day ? $" on {CalendarDates.Text(day)}" : "")
                + (by.Until is { } until ? $", until {CalendarDates.Text(until)}" : "")
                + $": {by.Because}");
        }
    }

    private static void Untold(ReviewResult result, TextWriter to)
    {
        bool first = true;
        foreach (var same in result.Verdicts.Where(v => v.Judgement.Verdict == Verdict.NotTold)
            .GroupBy(v => (v.Judgement.Message, v.Judgement.Fix)))
        {
            if (first)
            {
                to.WriteLine();
            }
            first = false;
            string rules = string.Join(", ", same.Select(v => v.Rule.Id).Distinct());
            to.WriteLine($"not told     {rules}: {same.Key.Message}");
            to.WriteLine($"             add {same.Key.Fix}");
        }
    }

    private static void Rest(ReviewResult result, TextWriter to)
    {
        to.WriteLine();
        foreach (RuleVerdict v in result.Verdicts.Where(v => v.Judgement.Verdict
            is Verdict.Clean or Verdict.NotApplicable or Verdict.NotRun))
        {
            to.WriteLine($"{ReviewWords.Of(v.Judgement.Verdict),-15} {v.Rule.Id}: "
                + v.Judgement.Message);
        }
    }

    private static string Short(double number) =>
        number.ToString("0.####", System.Globalization.NumberFormatInfo.InvariantInfo);
}

/// <summary>How a review is printed.</summary>
/// <param name="Scheme">The scheme as it was named on the command line.</param>
/// <param name="Measures">Whether what needs a world was worked out.</param>
/// <param name="All">Whether clean rules and all reasons are shown.</param>
internal sealed record ReviewPrint(string Scheme, bool Measures, bool All);
