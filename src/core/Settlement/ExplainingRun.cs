using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A settlement that is to be explained: run once as always, with the dues of interest and
/// the doings of limits kept; and the same formulas once more, traced, for the few things that are
/// put into words.</summary>
internal sealed class ExplainingRun
{
    private readonly Dictionary<LineKey, List<Due>> _dues = [];
    private readonly ILookup<LineKey, LimitEffect> _effects;
    private readonly Pricing _pricing;
    private readonly Subject _plain;
    private readonly HashSet<(int, int)> _clauses;
    private readonly Dictionary<(int Measure, long Cell), Unpaid> _refused;

    public ExplainingRun(
        Scheme scheme, FactBase facts, (ISchemeText Text, int Threads) with, Func<Due, bool> keep)
    {
        scheme = scheme.AsAt(facts.AsAt);
        var kept = new KeptDues(keep);
        Settling = new Settling(
            scheme, facts, new SettlingOptions { Receiver = kept, Threads = with.Threads });
        Settling.NoteLimits();
        Result = Settling.Run();
        _refused = Result.Unpaid.Where(u => u.Measure >= 0 && u.Cell >= 0)
            .ToDictionary(u => (u.Measure, u.Cell));
        Text = with.Text;
        _clauses = [.. ExplainingClause.All(scheme).Select(c => (c.Place.Line, c.Place.Column))];
        Values = new ExplainingValues(Names);
        Book = new FormulaBook(Workings, compile: false, Trace);
        foreach (Due due in kept.Dues)
        {
            var key = new LineKey(due.Line);
            (_dues.TryGetValue(key, out List<Due>? dues) ? dues : _dues[key] = []).Add(due);
        }
        _effects = Settling.LimitEffects.ToLookup(e => new LineKey(e.Before.Line));
        _pricing = new Pricing(Workings, Settling.Formulas);
        Gate = new PaymentGate(Workings, Settling.Formulas);
        Decisions = new ExplainingDecisions(this);
        _plain = new Subject(new Achievement(Workings, Settling.Formulas), scheme);
    }

    public Settling Settling { get; }

    public SettlementResult Result { get; }

    public ISchemeText Text { get; }

    public ExplainingValues Values { get; }

    /// <summary>Notes the steps of everything that <see cref="Book"/> works out.</summary>
    public Trace Trace { get; } = new();

    /// <summary>The formulas, interpreted and traced.</summary>
    public FormulaBook Book { get; }

    public Workings Workings => Settling.Workings;

    public SettlementNames Names => Settling.Names;

    public Scheme Scheme => Workings.Scheme;

    public FactBase Facts => Workings.Facts;

    /// <summary>What claims and decisions keep from being paid.</summary>
    public PaymentGate Gate { get; }

    /// <summary>Claims and decisions in words.</summary>
    public ExplainingDecisions Decisions { get; }

    /// <summary>Every due that was kept.</summary>
    public IEnumerable<Due> Dues => _dues.Values.SelectMany(d => d);

    /// <summary>Every due of a line, payable yet or not.</summary>
    public IReadOnlyList<Due> DuesOf(in Line line) =>
        _dues.GetValueOrDefault(new LineKey(line)) ?? [];

    /// <summary>What limits did to a line, in their order.</summary>
    public IEnumerable<LimitEffect> EffectsOn(in Line line) => _effects[new LineKey(line)];

    /// <summary>The lines of a participant's items, before limits, in the order of the text.
    /// </summary>
    public List<Line> LinesOf(int participant)
    {
        var lines = new List<Line>();
        _plain.MoveTo(participant);
        for (int p = 0; p < Scheme.Payments.Length; p++)
        {
            if (Scheme.Payments[p] is { For: PaidItems, IsOrdered: true })
            {
                lines.AddRange(Settling.CellLinesOf(p).Where(l => l.Participant == participant));
            }
            else if (Scheme.Payments[p].For is PaidItems)
            {
                _pricing.PriceItems(p, _plain, lines, []);
            }
        }
        return lines;
    }

    /// <summary>A subject whose every step is traced.</summary>
    public Subject TracedSubject() => new(new Achievement(Workings, Book), Scheme);

    /// <summary>The clause that made a line: a payment, or a floor.</summary>
    public Clause ClauseOf(in Line line) => line.Entry >= 0
        ? Scheme.Adjustments[line.Entry]
        : Scheme.Payments[line.Payment];

    /// <summary>What is due of a line on the as-at date, in minor units.</summary>
    public long DueOn(in Line line) =>
        DuesOf(line).Where(d => d.Date <= Names.AsAt).Sum(d => d.Amount);

    /// <summary>The author's own words for a formula; empty for a default of the language, which
    /// stands at the name of its clause.</summary>
    public string Expression(Formula formula) => formula.Place.Line == 0
        || _clauses.Contains((formula.Place.Line, formula.Place.Column))
            ? "" : Text.Expression(formula.Place);

    /// <summary>The formula that holds for a subject where variations give several, else the
    /// formula itself.</summary>
    public Formula Body(Formula formula, Subject s)
    {
        if (formula is not Choice { Form: ChoiceForm.Varied } choice)
        {
            return formula;
        }
        Interpreter interpreter = Settling.Formulas.Interpreter;
        ChoiceCase? one = choice.Cases.FirstOrDefault(c => interpreter.Holds(c.When, s));
        return Body(one?.Then ?? choice.Else!, s);
    }

    /// <summary>Why a measure could not be worked out in a cell; null where it could.</summary>
    public ExplanationNode? Refused(int measure, long cell) =>
        _refused.TryGetValue((measure, cell), out Unpaid? unpaid)
            ? new ExplanationNode(
                ExplanationKind.Shortfall,
                $"refused for {Names.Cell(Scheme.Measures[measure].Space, cell)}: "
                + $"{unpaid.What}. {unpaid.Remedy}")
            : null;

    /// <summary>A clause as people call it: number, or the contract's own paragraph, and title.
    /// </summary>
    public static string Called(Clause clause) =>
        $"{clause.Paragraph ?? clause.Number} {clause.Title}";

    private sealed class KeptDues(Func<Due, bool> keep) : IDueReceiver
    {
        public List<Due> Dues { get; } = [];

        public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) =>
            dues.Where(keep).ToList();

        public void Take(object? prepared) => Dues.AddRange((List<Due>)prepared!);
    }
}

/// <summary>What tells one line from all others.</summary>
internal readonly record struct LineKey(
    int Payment, int Outcome, int Participant, long Cell, int N, int Entry)
{
    public LineKey(in Line line)
        : this(
            line.Payment, line.Outcome, line.Participant, line.Cell, line.N, line.Entry)
    {
    }
}
