using Outturn.Quantities;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>Every figure of a page's scheme decides something that the page shows: changed by one
/// step up or down, it turns at least one case red, or the text is refused.</summary>
[Trait("Category", "Slow")]
public sealed class FigureTests
{
    public static TheoryData<string> Pages => [.. Page.Names];

    [Theory, MemberData(nameof(Pages))]
    public void A_changed_figure_turns_a_case_red(string page)
    {
        Page read = Page.Read(page);
        var unnoticed = new List<string>();
        var needless = new List<string>();
        foreach (var cases in read.Cases.Where(c => !c.IsText)
            .GroupBy(c => c.Scheme ?? read.Scheme))
        {
            foreach (Figure figure in Figure.Of(read.SchemeOf(cases.Key).Document))
            {
                foreach (int step in new[] { 1, -1 })
                {
                    var change = new FigureChange(figure, step);
                    if (IsNoticed(read, cases, change.Of(cases.Key)))
                    {
                        needless.AddRange(
                            FigureExemptions.IsOfPage(page, change) ? [$"{change}"] : []);
                    }
                    else if (!FigureExemptions.Holds(page, change))
                    {
                        unnoticed.Add(change.ToString());
                    }
                }
            }
        }
        Assert.True(unnoticed.Count == 0, "No case notices these. Add one at the edge, or an "
            + $"exemption with its reason:\n  {string.Join("\n  ", unnoticed)}");
        Assert.True(needless.Count == 0, "Take these out of FigureExemptions, a case notices "
            + $"them:\n  {string.Join("\n  ", needless)}");
    }

    private static bool IsNoticed(Page page, IEnumerable<PageCase> cases, string changed) =>
        page.SchemeOf(changed).Scheme is null
        || cases.Any(c => c.Moments.Any(m => IsRed(page, c with { Scheme = changed }, m)));

    private static bool IsRed(Page page, PageCase of, Moment moment)
    {
        using var settled = new SettledCase(page, of, moment.AsAt);
        (List<DueLine> lines, SettlementResult result) =
            DueLines.Of(settled.Scheme, settled.Facts(), new SettlingOptions());
        Currency currency = settled.Scheme.Currency;
        return !moment.Lines(currency).SequenceEqual(
                lines.Select(l => l.Row(moment.Columns, currency)).Order(StringComparer.Ordinal))
            || !moment.Refused.SequenceEqual(
                SettledCase.Refused(result).Order(StringComparer.Ordinal));
    }
}
