namespace Outturn.Language;

/// <content>Names, units, and values that may be missing.</content>
public static partial class DiagnosticRules
{
    private static DiagnosticRule[] OfNames =>
    [
        Error(
            "wrong-name",
            "A name has letters or signs that names do not have.",
            "Use lower case letters, digits and single hyphens, with a letter first."),
        Error(
            "reserved-name",
            "A word of the language is used as a name, so that expressions could mean two things.",
            "Choose another name."),
        Error(
            "duplicate-name",
            "Two clauses have one name. Attributes, groups, cohorts, measures, tables, "
                + "statistics and outcomes share one name space.",
            "Rename one of them."),
        Error(
            "unknown-name",
            "A name stands for nothing, or has no value for whoever is asked here.",
            "Correct the spelling; or declare it; or, where it is known elsewhere, use it there."),
        Warning(
            "unused",
            "Something is declared and nothing uses it: perhaps a clause forgot it.",
            "Name it where it is meant, or remove it."),
        Error(
            "cycle",
            "Clauses depend on each other in a circle, so none of them can be worked out first.",
            "Break the chain in one place. A measure cannot read a payment that reads it."),
    ];

    private static DiagnosticRule[] OfUnits =>
    [
        Error(
            "wrong-unit",
            "Values of different kinds are added, compared, or stand where another kind is "
                + "expected: people and pounds, days and months, a date and a number.",
            "Convert by a figure that says so: \"£5 per person\" turns people into pounds."),
        Error(
            "points-or-percent",
            "A difference of two rates, which is in percentage points, is compared with a "
                + "percentage. The two readings give different payments.",
            "Write \"10 percentage points\", or divide the difference by the baseline."),
        Error(
            "not-a-percentage",
            "Units per person are compared with a percentage. Such a ratio can pass 100%, and it "
                + "rises when referrals fall.",
            "Count people; or write `ratio(a, b)` if a plain ratio is meant."),
        Error(
            "not-money",
            "A price does not come out as money.",
            "Say what the figure is for: \"£5 per person\" where people are counted."),
        Error(
            "may-be-missing",
            "A condition or price can be missing, when nobody is in the cohort, say, and the text "
                + "does not say what holds then.",
            "Add \"otherwise\" with what holds then."),
        Error(
            "which-date",
            "Figures differ by date, and nothing says which date of an item decides.",
            "Add `in force on:` with achieved, started, payable or another date."),
        Error(
            "month-end-unstated",
            "Months are added to a date, and the calendar does not say what happens at the end "
                + "of a short month.",
            "Add `month end:` to the calendar: shorten, carry over or keep last."),
    ];
}
