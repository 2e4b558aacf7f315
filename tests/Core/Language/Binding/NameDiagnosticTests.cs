using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>Names: unknown, out of reach, reserved, twice (language reference 2.1, 9, 11).
/// </summary>
public sealed class NameDiagnosticTests
{
    public static TheoryData<string, string, string, string> Rows => new()
    {
        {
            "job:", "  job: {adds up: «emploied», reaches: 26 weeks}",
            "unknown-name",
            "nothing is called \"emploied\" | did you mean \"employed\" (fact, line 13)?"
        },
        {
            "job:", "  job: {adds up: «rate», reaches: 26 weeks}",
            "wrong-value",
            "\"rate\" is a table (line 34), which cannot stand here | "
                + "here stands \"employed\", \"earnings\", \"wellbeing\" or \"offence\""
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: «ratte»}",
            "unknown-name",
            "nothing is called \"ratte\" | did you mean \"rate\" (table, line 34)?"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: rate * «shorthand»}",
            "unknown-name", "nothing is called \"shorthand\""
        },
        {
            "job-outcome:", "  job-outcome: {for each: «jobb», pay: rate}",
            "unknown-name",
            "nothing is called \"jobb\" | did you mean \"job\" (outcome, line 29)?"
        },
        {
            "kept:", "  kept: {after: «jbo», continuous: employed, every: 4 weeks, at most: 13}",
            "unknown-name",
            "nothing is called \"jbo\" | did you mean \"job\" (outcome, line 29)?"
        },
        {
            "young:", "      young: benefit = «jsaa»",
            "unknown-name", "\"jsaa\" is not a label of benefit | did you mean \"jsa\"?"
        },
        {
            "young:", "      young: «agee» < 25",
            "unknown-name",
            "nothing is called \"agee\" | did you mean \"age\" (attribute, line 10)?"
        },
        {
            "job-rate:", "  job-rate: {for each: provider, value: people(job) / «age»}",
            "unknown-name", "\"age\" (attribute, line 10) has no value for a cell of provider"
        },
        {
            "job-rate:", "  job-rate: {for each: provider, value: count(«jop») / 1 unit}",
            "unknown-name",
            "nothing is called \"jop\" | did you mean \"job\" (outcome, line 29)?"
        },
        {
            "job-rate:", "  job-rate: {for each: [provider, «grup»], value: 1}",
            "unknown-name",
            "nothing is called \"grup\" | did you mean \"group\" (group, line 22)?"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: £100 * «reoffending.vallue»}",
            "unknown-name",
            "\"reoffending\" has no value \"vallue\" | did you mean \"value\"?"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: «rate.job»}",
            "unknown-name",
            "the table \"rate\" has no column \"job\" | it gives a single value: write rate"
        },
        {
            "retention:", "  retention: {for each: [provider, month], pay: «rate»}",
            "unknown-name",
            "\"rate\" is by group, and a cell of provider and month has no group | " +
            "use it where there is one, or leave it out of \"by\""
        },
        {
            "retention:",
            "  retention: {for each: provider, payable: 2017-01-31, pay: «job-rate» of £1}",
            "unknown-name",
            "\"job-rate\" is for each provider and contract-year, and a cell of provider has no " +
            "contract-year | " +
            "use it where there is one contract-year, or gather it: sum(…), count(…)"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, pay: «amonut»(retention)}",
            "unknown-name",
            "there is no function \"amonut\" | did you mean \"amount\"?"
        },
        {
            "payments:",
            "payments:\n  bonus-pay: {for each: scheme, payable: 2017-03-31,\n" +
            "    pay: 5% of amount(«job-outcom»)}",
            "unknown-name",
            "nothing is called \"job-outcom\" | did you mean \"job-outcome\" (payment, line 38)?"
        },
        {
            "- {name: cap", "  - {name: cap, at most: £5, of: «job-outcom», cut: latest first}",
            "unknown-name",
            "nothing is called \"job-outcom\" | did you mean \"job-outcome\" (payment, line 36)?"
        },
        {
            "- {name: payers", "  - {name: payers, paid by: {«counci»: 60%, fund: rest}}",
            "unknown-name", "no party is called \"counci\" | did you mean \"council\"?"
        },
        {
            "employed:", "    «count»: {kind: spell}\n    employed: {kind: spell}",
            "reserved-name",
            "\"count\" is a word of the language and cannot be a name | choose another name"
        },
        {
            "employed:", "    «In_work»: {kind: spell}\n    employed: {kind: spell}",
            "wrong-name",
            "\"In_work\" is not a name | " +
            "names are lower case letters, digits and single hyphens: job-outcome"
        },
        {
            "rate:", "  rate: {gives: GBP, by: group, values: {young: £1000, adult: £1200}}\n" +
                "  «job»: {gives: GBP, value: £1}",
            "duplicate-name",
            "\"job\" is also the name of an outcome (line 29) | give one of them another name"
        },
        {
            "job-outcome:", "  job-outcome: {for each: job, «pays»: £1, pay: rate}",
            "unknown-key",
            "the payment \"job-outcome\" has no key \"pays\" | did you mean \"pay\"?"
        },
        {
            "term:",
            "term: {from: 2014-04-01, to: 2017-03-31, long stop: 2022-12-31}\n«tabels»: {}",
            "unknown-key", "a scheme has no key \"tabels\" | did you mean \"tables\"?"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_only_error(string line, string text, string rule, string message) =>
        DiagnosticTable.OnlyError(line, text, rule, message);
}
