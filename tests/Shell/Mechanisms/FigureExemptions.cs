namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>The figures that no case need notice, each with its reason. Nowhere else is a figure
/// let off.</summary>
internal static class FigureExemptions
{
    // Of every page: the frame in which a mechanism stands, and what cannot be.
    private static readonly (Func<FigureChange, bool> Is, string Why)[] OfEveryPage =
    [
        (c => c.Figure.Path.StartsWith("term/", StringComparison.Ordinal),
            "when facts are taken in and when nothing more can become payable: the tests of "
            + "facts and dates prove both"),
        (c => c is { Figure.Text: "0", Step: < 0 }
                && c.Figure.Path.StartsWith("tables/", StringComparison.Ordinal),
            "steps that begin at 0 and are lowered: nothing counted lies below 0"),
    ];

    // Page, change, and why no case can notice it.
    private static readonly (string Page, string Change, string Why)[] OfOnePage =
    [
        ("cumulative-earnings", "tables/living-wage/values: 2017-11-01 changed to 2017-10-31",
            "the wage of the first day of the term: nobody starts earlier"),
        ("indexation", "tables/index/values: 2016-04-01 changed to 2016-03-31",
            "the index of the first day: nothing is payable earlier"),
        ("indexation", "payments/outcome/pay: 2016-04-01 changed to 2016-04-02",
            "the day that the index is held against has the index of its year, as the next has"),
        ("dated-table", "tables/price/values: 2016-04-01 changed to 2016-03-31",
            "the first day of the term: nothing is achieved earlier"),
        ("table-by-group-and-year", "tables/price/values: 2016-04-01 changed to 2016-03-31",
            "the first day of the term: nothing is achieved earlier"),
        ("formula-with-units", "tables/wage/values: 2017-04-01 changed to 2017-03-31",
            "the first day of the term: nobody starts earlier"),
        ("quantity-tariff-quality-with-tolerance",
            "measures/discrepancy/value: 0 changed to 1",
            "what nothing verified is said to differ by: it is paid for as nothing either way"),
        ("quantity-tariff-quality-with-tolerance",
            "measures/discrepancy/value: 0 changed to -1",
            "what nothing verified is said to differ by: it is paid for as nothing either way"),
        ("quantity-tariff-quality-with-tolerance", "payments/services/pay: 0 changed to 1",
            "a score is a sum, which is always known"),
        ("quantity-tariff-quality-with-tolerance", "payments/services/pay: 0 changed to -1",
            "a score is a sum, which is always known"),
        ("multiply-by", "tables/index/values: 2015-04-01 changed to 2015-04-02",
            "the step that the index is held against begins long before the day named"),
        ("multiply-by", "tables/index/values: 2015-04-01 changed to 2015-03-31",
            "the step that the index is held against begins long before the day named"),
        ("multiply-by",
            "limits and adjustments/indexation/multiply by: 2016-03-31 changed to 2016-03-30",
            "the day before has the same index"),
        ("vat", "vat/rate: 2010-01-01 changed to 2009-12-31",
            "a rate that was in force before the scheme began"),
        ("vat", "vat/rate: 2010-01-01 changed to 2010-01-02",
            "a rate that was in force before the scheme began"),
        ("pooled-fallback", "payments/together/payable: 2017-07-27 changed to 2017-07-26",
            "nothing is payable before the last cohort that it reads is measured"),
        ("varied-limits-and-shares",
            "variations/variation-2/from: 2016-08-01 changed to 2016-08-02",
            "in the case in proportion the cap is tried after both days"),
        ("varied-term", "variations/variation-1/from: 2016-07-01 changed to 2016-06-30",
            "a term is one for the whole scheme, and moves when it is agreed"),
        ("varied-term", "variations/variation-2/from: 2017-01-01 changed to 2016-12-31",
            "a term is one for the whole scheme, and moves when it is agreed"),
        ("varied-term", "variations/variation-1/replaces/term/to: 2016-08-31 changed to 2016-08-30",
            "the month still belongs to the term"),
        ("recovery", "limits and adjustments/error-rate/recover: 0 changed to -1",
            "less than nothing is never recovered"),
        ("variation-by-payable", "variations/variation-3/from: 2014-05-01 changed to 2014-04-30",
            "a period counts as from its first day: no month begins in between"),
    ];

    /// <summary>Whether a change of a figure on a page is let off.</summary>
    public static bool Holds(string page, FigureChange change) =>
        OfEveryPage.Any(e => e.Is(change)) || IsOfPage(page, change);

    /// <summary>Whether it is let off on this page only.</summary>
    public static bool IsOfPage(string page, FigureChange change) =>
        OfOnePage.Any(e => e.Page == page && e.Change == change.ToString());
}
