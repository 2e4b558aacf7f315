namespace Outturn.Tests.Core.Chance;

/// <summary>A scheme whose clauses are composed by chance: every kind of clause with every kind of
/// key, as far as they go together.</summary>
internal sealed class SchemeOfChance
{
    private readonly Dice _dice;
    private readonly CellsOfChance _cells;
    private readonly List<string> _outcomes = [];
    private readonly List<string> _measures = [];
    private readonly List<string> _tables = [];
    private readonly List<string> _payments = [];
    private readonly List<string> _limits = [];
    private readonly List<string> _shares = [];
    private readonly List<string> _variations = [];
    private readonly List<string> _accounts = [];

    private SchemeOfChance(Dice dice)
    {
        _dice = dice;
        dice.ChooseCurrency();
        _cells = new CellsOfChance(dice);
    }

    public IReadOnlyList<string> Labels { get; private set; } = [];

    /// <summary>The text of a scheme.</summary>
    public static string Text(Dice dice)
    {
        var scheme = new SchemeOfChance(dice);
        string groups = scheme.Groups();
        var outcomes = new OutcomesOfChance(dice, scheme.Labels);
        scheme._outcomes.AddRange(outcomes.Write());
        var accounts = new AccountsOfChance(dice);
        var payments = new PaymentsOfChance(
            dice, scheme.Labels, outcomes.Names, (scheme._cells, accounts));
        scheme._measures.AddRange(payments.Measures());
        scheme._payments.AddRange(payments.Write());
        scheme._tables.AddRange(payments.Tables.Lines);
        var gains = new GainsOfChance(dice.Apart(2));
        scheme._measures.AddRange(gains.Measures());
        scheme._payments.AddRange(gains.Payments());
        var vat = new VatOfChance(dice.Apart(1));
        vat.OfPayments(scheme._payments);
        var limits = new LimitsOfChance(
            dice, payments.Names, payments.OfItems, (scheme._cells.HasFigures, accounts));
        scheme._limits.AddRange(limits.Write());
        scheme._shares.AddRange(limits.Shares());
        scheme._variations.AddRange(new VariationsOfChance(dice, new ClausesOfChance(
            scheme._outcomes, scheme._payments, scheme._limits, scheme._shares)).Write());
        scheme._accounts.AddRange(accounts.Write(payments.Names));
        IEnumerable<string> parts = scheme.Head()
            .Concat(vat.Section())
            .Append(groups + scheme._cells.Cohorts())
            .Concat(scheme.Sections())
            .Concat(payments.Tables.Files);
        return string.Join('\n', parts) + "\n";
    }

    /// <summary>The facts that <see cref="FactsOfChance"/> knows how to write.</summary>
    public static string Facts(string currency) =>
        $$"""
        facts:
          evidence: payslip
          source: [office, provider]
          units: [mark]
          participant:
            age: number
            benefit: [jsa, esa, none]
            priority: yes/no
            partner: {type: party, optional: true}
          events:
            employed: {kind: spell}
            training: {kind: spell}
            earned: {kind: amount, unit: {{currency}}}
            wellbeing: {kind: reading, unit: marks}
            visit: {kind: event}
            relapse: {kind: event}
            drawn: {kind: amount, unit: {{currency}}}
        """;

    private IEnumerable<string> Head() =>
    [
        $"scheme: {{name: chance, currency: {_dice.Currency}, purpose: outcomes, language: 1, "
            + $"rounding: {_dice.Pick("half up", "half even", "half down", "up", "down")}}}",
        "term: {from: 2014-01-01, to: 2015-12-31, long stop: 2017-12-31}",
        $"calendar: {{payment: {_dice.Pick("month", "month", "quarter", "half-year")}, "
            + $"contract-year: {_dice.Pick("2014-01-01", "2014-01-01 then 04-01")}, "
            + $"month end: {_dice.Pick("shorten", "carry over", "keep last")}, "
            + "working days: england-and-wales}",
        "parties: {council: commissioner, health: co-commissioner, fund: investor, "
            + "keeper: intermediary}",
        Facts(_dice.Currency) + _cells.Facts(),
    ];

    private string Groups()
    {
        string on = _dice.Pick("referred", "started");
        if (_dice.Maybe())
        {
            Labels = ["young", "needy", "rest"];
            return $"groups: {{group: {{fixed on: {on}, first of: "
                + $"{{young: age < {_dice.Whole(18, 40)}, needy: benefit = esa and priority, "
                + "rest: otherwise}}}";
        }
        Labels = ["jobseeker", "other"];
        return $"groups: {{group: {{fixed on: {on}, cases: "
            + "{jobseeker: benefit = jsa, other: 'benefit in [esa, none]'}}}";
    }

    private IEnumerable<string> Sections() =>
        Section("outcomes", _outcomes)
            .Concat(Section("measures", _measures))
            .Concat(Section("tables", _tables))
            .Concat(Section("payments", _payments))
            .Concat(Section("limits and adjustments", _limits))
            .Concat(Section("shares", _shares))
            .Concat(Section("accounts", _accounts))
            .Concat(Section("variations", _variations));

    private static IEnumerable<string> Section(string name, List<string> clauses) =>
        clauses.Count == 0 ? [] : clauses.Select(c => "  " + c).Prepend(name + ":");
}
