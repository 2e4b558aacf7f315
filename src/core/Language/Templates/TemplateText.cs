namespace Outturn.Language.Templates;

/// <summary>The text of a new scheme. Its figures are illustrative and marked so.</summary>
internal static class TemplateText
{
    public const string Scheme = """
    # The payment schedule of a scheme. People read and sign this text, and it is settled from.
    #   ./outturn check .    finds mistakes      ./outturn read .    says it in plain English
    #   ./outturn settle .   works out what is due from the files in facts/
    # Change what is yours: names, dates, outcomes, figures. All keys: docs/guide/language.md
    scheme:
      name: SCHEME-NAME
      title: SCHEME-TITLE
      currency: GBP
      # One purpose: innovation, outcomes, cost, risk-transfer or market. It decides what
      # "review" looks for; several at once pull against each other.
      purpose: outcomes
      language: 1
    # long stop: the last date on which anything can become payable. Leave time for the slowest.
    term: {from: 2026-04-01, to: 2029-03-31, long stop: 2031-03-31}
    calendar: {payment: quarter, contract-year: 2026-04-01}
    parties:
      # Providers are not listed: they come with the facts.
      commissioner: {role: commissioner, title: The Commissioner}
    facts:
      # What proves it, and who reports it. Nothing is paid for without evidence and a source.
      evidence: payslip or letter of the employer
      source: provider
      participant:
        # What is known of each person when they start.
        distance: [nearer, further]
      events: {employed: {title: in work, kind: spell}}
    outcomes:
      # What is paid for. Fewer and later are simpler; a start is not yet a result.
      attached: {title: Start, happens: started}
      job: {title: Job outcome, adds up: employed, reaches: 26 weeks, within: 104 weeks of started}
      sustained: {title: Sustainment, continuous: employed, every: 13 weeks, after: job, at most: 2}
    measures:
      # Reported, and paid for only where a payment says so.
      job-rate: {title: Job rate, for each: provider, value: people(job) / count(participants)}
    tables:
      # The figures of the contract. These are made up: replace them, then take the mark away.
      rate-card:
        title: Rate card
        gives: {start: GBP, job: GBP, sustainment: GBP}
        by: distance
        mark: illustrative
        values:
          # A higher price where the way to a job is further, so that nobody is left aside.
          nearer: [£300, £1200, £400]
          further: [£500, £3500, £700]
    payments:
      start-fee: {title: Start fee, for each: attached, pay: rate-card.start}
      job-payment: {title: Job payment, for each: job, pay: rate-card.job}
      sustainment: {title: Sustainment payment, for each: sustained, pay: rate-card.sustainment}
    limits and adjustments:
      # Applied from top to bottom. First come, first paid, until the budget is spent.
      - name: budget
        title: Budget
        at most: £2,000,000
        cut: latest first
        mark: illustrative

    """;
}
