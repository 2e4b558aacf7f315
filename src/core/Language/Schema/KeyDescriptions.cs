using System.Collections.Frozen;

namespace Outturn.Language.Schema;

/// <summary>What each key takes and means, in the words that an editor shows. The keys
/// themselves are those of <see cref="Formatting.KeyOrder"/>.</summary>
internal static class KeyDescriptions
{
    // kind/key | shape | what it says. A star: any kind. A line that is set in goes on.
    private const string Rows = """
        document/scheme|scheme|Name, currency and purpose of the scheme.
        document/term|term|When the scheme runs.
        document/calendar|calendar|Payment periods, years and rules for dates.
        document/parties|party*|Who takes part: name, then role. Providers come with the facts.
        document/sources|text*|Citations by id, which source: names.
        document/vat|vat|How amounts stand to value added tax.
        document/facts|facts|What is observed, by whom and on what evidence.
        document/groups|group*|Who is priced alike: one label for each participant.
        document/cohorts|cohort*|Who is measured together.
        document/outcomes|outcome*|What counts as achieved, how often, and when it is payable.
        document/measures|measure*|Statistics for each provider, cohort, group or period.
        document/tables|table*|The figures of the contract.
        document/payments|payment*|What is paid.
        document/limits and adjustments|limit[]|Caps, floors and discounts, applied from top to
          bottom.
        document/shares|share[]|Who pays and who receives.
        document/accounts|account*|What is owed to somebody and how it is repaid.
        document/variations|variation[]|Agreed changes and the dates from which they hold.
        document/plan|any|Read by review, simulation and evaluation, never by settlement.
        scheme/name|name|Name of the scheme in files and records.
        scheme/currency|text|A code of ISO 4217, such as GBP. Amounts are rounded to its
          smallest unit.
        scheme/purpose|purposes|One purpose of the five; several at once are a review finding.
        scheme/language|version|The version of the language: 1.
        scheme/rounding|half up,half even,half down,up,down|How amounts are rounded, once.
          Default: half up.
        scheme/participants are|text|The plural of what is counted: people, families. Default:
          people.
        scheme/status|draft,published|A published scheme has no recalled or illustrative
          figures. Default: draft.
        term/from|text|First day of the scheme.
        term/to|text|Last day of the scheme.
        term/referrals from|text|First day on which somebody may be referred. Default: the first
          day.
        term/referrals to|text|Last day on which somebody may be referred. Default: the last day.
        term/long stop|text|Last date on which anything can become payable.
        term/facts from|text|First day of which events may be known, to compare with the time before
          the first day. Default: the first day.
        calendar/payment|month,quarter,half-year,calendar-year,financial-year,contract-year|The
          payment period.
        calendar/contract-year|text|Its first day, or "2020-06-01 then 04-01" for a short first
          year.
        calendar/financial-year|text|Its first day in the year. Default: 04-01.
        calendar/month end|shorten,carry over,keep last|What adding months does where a month
          has no such day.
        calendar/working days|text|The calendar of working days, such as england-and-wales.
        party/role|commissioner,co-commissioner,prime,subcontractor,investor,intermediary,
          verifier,evaluator|What
          the party does.
        vat/amounts are|net,inclusive,exempt,outside the scope|Whether VAT is added to amounts, is
          in them, or is not due.
        vat/rate|value|The rate, or the rates by date.
        vat/in force on|text|The tax point: the date that decides which rate holds.
        vat/paid to|text|The party that accounts for the VAT. Default: whoever receives the amount.
        facts/evidence|text|What proves it, for every fact that does not say its own.
        facts/source|names|Who reports it; several in order of precedence.
        facts/units|names|Own nouns in the singular: with workshop you may write 3 workshops.
        facts/participant|type*|What is known of each participant: attribute, then type.
        facts/events|fact*|What happens to participants.
        facts/returns|return*|Activity that is counted, not people.
        facts/statistics|statistic*|Figures that arrive worked out, such as rates and baselines.
        facts/decisions|statistic*|Figures that somebody decides.
        fact/kind|event,spell,amount,reading|event: a day; spell: first to last day; amount:
          adds up; reading: a level.
        fact/type|value|The type of an attribute: a list of labels, yes/no, number, percent,
          date and others.
        fact/unit|text|The unit of an amount or reading.
        fact/exclusive|yes,no|Whether spells that overlap are refused. Default: they count once.
        fact/optional|yes,no|Whether it may be left out. Default: no.
        fact/source|names|Who reports it; several in order of precedence.
        fact/evidence|text|What proves it.
        return/every|text|The period of a return.
        return/indicators|names|What is counted.
        return/values|any|The figures of each indicator: name, then unit.
        return/source|names|Who reports it.
        return/evidence|text|What proves it.
        statistic/for each|names|Dimensions: provider, a cohort, a period.
        statistic/values|any|The figures: name, then type.
        statistic/source|names|Who supplies it.
        statistic/evidence|text|What proves it.
        group/fixed on|referred,started|The day whose facts decide.
        group/cases|any|Label, then condition; exactly one holds for everybody.
        group/first of|any|Label, then condition; the first that holds counts.
        cohort/by|text|A period of a date: quarter of started.
        cohort/named|any|Label, then the day the cohort is measured.
        cohort/measured after|text|How long after the last day of the period.
        cohort/only if|value|Who belongs to a cohort.
        cohort/smallest|text|The least number of people.
        cohort/smaller ones|are not measured,join the next|What becomes of smaller cohorts.
        outcome/happens|names|Achieved on the day of each such event; or started.
        outcome/adds up|names|Achieved when days, values or number of events come to what it
          reaches.
        outcome/continuous|names|Achieved when a spell has lasted so long unbroken.
        outcome/bridging|text|Gaps up to this length are overlooked.
        outcome/stands at|names|Achieved when a reading is at the level it reaches.
        outcome/rises|names|Achieved when a reading has risen by what it reaches.
        outcome/falls|names|Achieved when a reading has fallen by what it reaches.
        outcome/free of|names|Achieved when there was none for the time it reaches.
        outcome/holds|value|Achieved when this condition holds at a date, or at the end of a period.
        outcome/at|text|The date on which the condition is tried.
        outcome/each|text|The period on whose last day the condition is tried.
        outcome/any of|names|Achieved by the earliest of these outcomes.
        outcome/all of|names|Achieved when all of these outcomes are.
        outcome/reaches|value|How much, once.
        outcome/every|value|How much, again and again.
        outcome/after|text|The clock starts the day after this outcome, or on this date.
          Default: started.
        outcome/within|text|Achieved within this time: 104 weeks of started. Default: by the
          long stop.
        outcome/at most|text|How often: 3, 1 per kind, unlimited. Default: 1.
        outcome/not with|names|A participant has only one of these: the first achieved.
        outcome/only if|value|For whom it counts.
        outcome/counting|text|each member alone, or time not used by OUTCOME.
        outcome/units|value|Payable units; value takes the event's own. Default: 1 unit.
        outcome/claimed|yes,no|Whether it is paid only with a claim. Default: no.
        outcome/payable after|text|How long after it is achieved it is payable. Default: at once.
        outcome/claimed within|text|Refused if recorded later than this after it was achieved.
        outcome/undone by|text|FACT in WINDOW: reversed on the date of that fact.
        measure/for each|names|Dimensions, participant, scheme, a return or a statistic.
        measure/value|value|What it is.
        measure/only if|value|Where it is worked out.
        measure/waits|text|It is known so long after the end of its period.
        measure/must be at least|value|A standard, which is reported.
        measure/must be at most|value|A standard, which is reported.
        measure/otherwise|text|What the parties do where the standard is not met.
        table/gives|value|A type, a list of labels, or columns with types.
        table/by|names|Names or expressions, the outermost first.
        table/in force on|text|The date that decides; the outermost level is then dated.
        table/between|linear|Values between two keys lie on a straight line.
        table/value|value|The figure, where it is only one.
        table/from|text|A CSV file with the rows.
        table/values|any|The rows.
        payment/for each|names|An outcome, outcomes, dimensions, a return, a statistic or
          participant.
        payment/only if|value|Where it does not hold, nothing is paid.
        payment/needs|decision|Nothing is paid until it has been accepted.
        payment/pay|value|Money for one unit, a pool, or instalments.
        payment/units|value|How many units are paid. Default: those of the item, else 1.
        payment/tier|tier|A running total that decides the price.
        payment/payable|value|The date on which it is payable.
        payment/payable after|text|How long after the usual date.
        payment/in force on|text|The date that decides dated values.
        payment/rounding|half up,half even,half down,up,down|Its own rounding.
        payment/vat|net,inclusive,exempt,outside the scope|How its amounts stand to VAT. Default:
          as the section vat says.
        payment/on top of|names|Payments for the same outcome that are meant as well.
        payment/by|text|Who pays. Default: the commissioner.
        payment/to|text|Who receives. Default: the provider.
        tier/counts|value|What is added up: units, or an expression.
        tier/within|names|Dimensions in each of which the total starts afresh.
        tier/pays|marginal,whole|Each slice at its own price, or all at the price reached.
        pool/pool|value|The sum that is shared out.
        pool/in proportion to|value|What each share is in proportion to.
        pool/within|names|The dimensions within which it is shared.
        pool/remainder|text|Who takes the odd pennies: largest fraction, first, or a name.
        instalments/of|value|The sum.
        instalments/over|value|How many, or a period in each of which it is paid.
        instalments/each|text|The period of an instalment. Default: the payment period.
        instalments/from|text|The first date. Default: started, or the term.
        instalments/while|value|As long as this holds.
        instalments/completed|text|The date that makes the balance due.
        limit/name|name|Its name.
        limit/at most|value|A cap, in money, units or (with of total) percent.
        limit/of total|names|The payments of whose total it is a share.
        limit/measured in|money,units|What a composition limit counts.
        limit/at least|value|A floor.
        limit/carry|forward|What falls short is taken from later lines instead.
        limit/multiply by|value|A discount, an uplift, an index.
        limit/hold back|value|A part that is payable later.
        limit/until|value|When what is held back becomes payable.
        limit/recover|value|A part that is taken back.
        limit/only if|value|Where it applies.
        limit/of|names|The payments. Default: all.
        limit/for each|names|Dimensions. Default: the scheme.
        limit/cut|names|latest first, latest recorded first, pro rata, or payments, first loser
          first.
        share/name|name|Its name.
        share/of|names|The payments. Default: all.
        share/paid by|any|Party, then part: a percent, a fraction or rest.
        share/paid to|any|Party, then part: a percent, a fraction or rest.
        share/paid by in order|list|Each party up to its running limit, then the next.
        share/paid to in order|list|Each party up to its running limit, then the next.
        share/remainder|text|Who takes the odd penny: largest fraction, first, or a party.
        account/owed to|text|The party to whom it is owed.
        account/advanced|value|Date, then money; or a fact that is an amount.
        account/interest|interest|Simple interest by actual days over 365.
        account/repaid by|names|Payments or shares that repay it.
        interest/rate|value|Percent a year.
        interest/added|text|The period at whose end it is added.
        variation/name|name|Its name.
        variation/agreed|text|The day of the agreement.
        variation/from|text|The first day for which it holds.
        variation/by|referred,started,achieved,payable,period|The date that is compared with it.
        variation/replaces|any|Place in the text, then the new value.
        */title|text|What people call it. Default: the name in words.
        */clause|text|The contract's own paragraph, printed instead of the number.
        */was|name|Its former name, so that diff knows it again.
        */source|names|An entry of sources.
        */mark|agreed,seen,data,derived,recalled,illustrative|How well founded its figures are.
          Default: agreed.
        */note|text|A remark for readers.
        """;

    private static readonly FrozenDictionary<string, (string Shape, string Words)> ByKey = Rows
        .Replace("\n  ", " ", StringComparison.Ordinal)
        .Split('\n').Select(row => row.Split('|'))
        .ToFrozenDictionary(cells => cells[0], cells => (cells[1], cells[2]),
            StringComparer.Ordinal);

    /// <summary>The shape and the description of a key.</summary>
    public static (string Shape, string Words) Of(string kind, string key)
        => ByKey.TryGetValue($"{kind}/{key}", out var own) ? own
            : ByKey.TryGetValue($"*/{key}", out var any) ? any
            : throw new InvalidOperationException($"no description of {kind}/{key}");
}
