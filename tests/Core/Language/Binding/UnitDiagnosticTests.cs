using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>Units, percentages, money and missing values (language reference 9 and 11).</summary>
public sealed class UnitDiagnosticTests
{
    private const string Ratio =
        "if a plain ratio is meant, write ratio(a, b); people(…) counts people";

    public static TheoryData<string, string, string, string> Rows => new()
    {
        {
            "job-rate:", "  job-rate: {for each: provider, value: «people(job) + £5»}",
            "wrong-unit",
            "cannot add people and pounds in `people(job) + £5` | " +
            "say what the price is for: \"£5 per person * people(job)\""
        },
        {
            "job:", "  job: {adds up: employed, reaches: «26 weeks + 6 months»}",
            "wrong-unit",
            "cannot add days and months in `26 weeks + 6 months` | " +
            "days, months and working days do not convert"
        },
        {
            "job:", "  job: {adds up: employed, reaches: «£5000»}",
            "wrong-unit",
            "\"reaches\" takes a duration here, and this is pounds | " +
            "write for example 26 weeks, 6 months or 60 working days"
        },
        {
            "job:", "  job: {adds up: earnings, reaches: «26 weeks»}",
            "wrong-unit", "\"reaches\" takes pounds here, and this is days"
        },
        {
            "young:", "      young: «age»",
            "wrong-unit",
            "a condition is expected, and this is a plain number | " +
            "compare it: = != < <= > >= or in [ ]"
        },
        {
            "young:", "      young: «benefit < esa»",
            "wrong-unit",
            "a label of benefit is neither more nor less than another | compare it with = or !="
        },
        {
            "young:", "      young: age = «jsa»",
            "unknown-name", "nothing is called \"jsa\""
        },
        {
            "job-rate:",
            "  job-rate: {for each: [provider, cohort], value: reoffending.value,\n" +
            "    only if: «reoffending.baseline - reoffending.value >= 10%»}",
            "points-or-percent",
            "a difference of two rates, in percentage points, is compared with 10% | " +
            "write \"10 percentage points\", or divide by the baseline"
        },
        {
            "job-rate:",
            "  job-rate: {for each: provider, value: count(job) / count(participants),\n" +
            "    must be at least: «33%»}",
            "not-a-percentage",
            "the value is units per person, and it must be at least a percentage | " + Ratio
        },
        {
            "payments:",
            "payments:\n  extra: {for each: provider, payable: 2017-03-31,\n" +
            "    only if: «count(job) / count(participants) >= 33%» otherwise no, pay: £1}",
            "not-a-percentage", "units per person are compared with 33% | " + Ratio
        },
        {
            "payments:",
            "payments:\n  extra: {for each: [provider, month], «pay»: people(job) * £5}",
            "not-money",
            "`pay` is people × pounds, not pounds | the price lacks \"per person\""
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, «pay»: 26 weeks}",
            "not-money", "`pay` is days, not pounds"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: «€5»}",
            "wrong-value",
            "\"€\" is not the symbol of GBP, the scheme's currency | write £5"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: £5 per «peron» * 1 person}",
            "unknown-name", "\"peron\" is no unit | did you mean \"person\"?"
        },
        {
            "rate:", "  rate: {gives: GBP, by: group, values: {young: £1000, adult: «12%»}}",
            "wrong-unit", "\"rate\" gives pounds, and this is a percentage"
        },
        {
            "rate:",
            "  rate: {gives: GBP, by: group, values: {young: £1000, adult: £1200}}\n" +
            "  share: {gives: percent, value: «0.5»}",
            "wrong-unit", "\"share\" gives a percentage, and this is a plain number | write 50%"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: «bonus»}",
            "may-be-missing",
            "`bonus` is missing when \"bonus\" is not given | say what then: \"… otherwise £0\""
        },
        {
            "payments:",
            "payments:\n  extra: {for each: [provider, contract-year],\n" +
            "    only if: «job-rate >= 10%», pay: £1}",
            "may-be-missing",
            "`job-rate >= 10%` is missing when count(participants) is 0 | " +
            "say what then: \"… otherwise no\""
        },
        {
            "payments:",
            "payments:\n  extra: {for each: [provider, contract-year],\n" +
            "    only if: people(job) > 3 people and «job-rate >= 10%», pay: £1}",
            "may-be-missing",
            "`job-rate >= 10%` is missing when count(participants) is 0 | " +
            "say what then: \"… otherwise no\""
        },
        {
            "kept:", "  kept: {holds: «last(wellbeing) > 50%», each: month}",
            "may-be-missing",
            "`last(wellbeing) > 50%` is missing when there is no wellbeing | " +
            "say what then: \"… otherwise no\""
        },
        {
            "job-rate:", "  job-rate: {for each: provider, value: 'max(0, «people(job)»)'}",
            "wrong-unit", "max(…) of a plain number and people has no meaning"
        },
        {
            "kept:", "  kept: {adds up: «wellbeing», reaches: 50%}",
            "wrong-value",
            "\"adds up\" does not fit \"wellbeing\", which is of kind reading | " +
            "a reading is a level: write stands at, rises or falls"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: £1 * «sum(offence)»}",
            "wrong-value",
            "\"offence\" is an event, which has no sum(…) | write count(…)"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_only_error(string line, string text, string rule, string message) =>
        DiagnosticTable.OnlyError(line, text, rule, message);
}
