using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Puts formulas into words: the author's own expression with its value, below it the
/// value of each name in it and where that comes from, then the arithmetic.</summary>
internal sealed class ExplainingFormulas
{
    private const int Deepest = 3;
    private readonly ExplainingRun _run;
    private readonly ExplainingArithmetic _arithmetic;
    private readonly ExplainingFigures _figures;
    private readonly ExplainingTallies _tallies;
    private readonly ExplainingVariations _variations;
    private readonly ExplainingCohorts _cohorts;
    private int _depth;

    public ExplainingFormulas(ExplainingRun run)
    {
        _run = run;
        _arithmetic = new ExplainingArithmetic(
            run.Values, new ExplainingTests(run.Workings.Significance, run.Values));
        _figures = new ExplainingFigures(run);
        _tallies = new ExplainingTallies(run);
        _variations = new ExplainingVariations(run);
        _cohorts = new ExplainingCohorts(run);
    }

    /// <summary>Works a formula out for a subject and says how: <c>pay: EXPRESSION</c>.</summary>
    /// <param name="label">What the clause calls it: <c>pay</c>, <c>only if</c>.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="s">Whom or what it is worked out for.</param>
    /// <param name="value">What came out.</param>
    public ExplanationNode Work(string label, Formula formula, Subject s, out Value value)
    {
        Step step = Trace(formula, s);
        value = step.Value;
        return Node(label, step, s);
    }

    /// <summary>The steps of a formula for a subject.</summary>
    public Step Trace(Formula formula, Subject s)
    {
        _run.Trace.Take();
        _run.Book.Interpreter.Evaluate(formula, s);
        return _run.Trace.Take()[^1];
    }

    /// <summary>The arithmetic of a step with its values; the value alone where there is none.
    /// </summary>
    public string Arithmetic(Step step) =>
        _arithmetic.Of(step) ?? _run.Values.Words(step.Formula.Type, step.Value);

    private ExplanationNode Node(string label, Step whole, Subject s)
    {
        Step step = ExplainingVariations.Body(whole);
        IEnumerable<ExplanationNode> varied = _variations.Of(whole);
        if (_figures.IsNamed(step.Formula))
        {
            ExplanationNode named = _figures.Node(step, label + ": ", ExplanationKind.Formula);
            named.Add(varied);
            Below(step, named, s, []);
            return named;
        }
        string text = Expression(step.Formula);
        string value = _run.Values.Words(step.Formula.Type, step.Value);
        var node = new ExplanationNode(
            ExplanationKind.Formula, text.Length == 0 ? label : $"{label}: {text}")
        {
            Place = step.Formula.Place,
            Value = value,
        };
        node.Add(varied).Add(Names(step, s));
        if (_arithmetic.Of(step) is { } sum)
        {
            node.Add(new ExplanationNode(ExplanationKind.Step, $"{sum} = {value}"));
        }
        return node;
    }

    /// <summary>The author's own words for a formula; empty for a default of the language.
    /// </summary>
    public string Expression(Formula formula) => _run.Expression(formula);

    /// <summary>The names in a formula, each once, in the order in which they are read.</summary>
    public IEnumerable<ExplanationNode> Names(Step step, Subject s)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var nodes = new List<ExplanationNode>();
        Collect(step, s, seen, nodes);
        return nodes;
    }

    private void Collect(
        Step whole, Subject s, HashSet<string> seen, List<ExplanationNode> nodes)
    {
        Step step = ExplainingVariations.Body(whole);
        nodes.AddRange(_variations.Of(whole).Where(n => seen.Add(n.Text)));
        if (!_figures.IsNamed(step.Formula))
        {
            foreach (Step part in Relevant(step))
            {
                Collect(part, s, seen, nodes);
            }
            return;
        }
        ExplanationNode node = _figures.Node(step);
        if (seen.Add(node.Text))
        {
            nodes.Add(node);
            Below(step, node, s, seen);
        }
    }

    // Of a choice the condition that held and the value chosen; the cases passed over are not
    // worth a reader's time.
    private static IEnumerable<Step> Relevant(Step step) =>
        step.Formula is Choice && step.Parts.Count > 2 ? step.Parts.TakeLast(2) : step.Parts;

    private void Below(Step step, ExplanationNode node, Subject s, HashSet<string> seen)
    {
        var nodes = new List<ExplanationNode>();
        switch (step.Formula)
        {
            case TableAt table:
                foreach (Step key in step.Parts.Take(table.Keys.Length))
                {
                    Collect(key, s, seen, nodes);
                }
                nodes.AddRange(_figures.OnTheLine(step));
                if (step is { Leaf: not null, Between: null } && step.Parts[^1] is var figure
                    && figure.Formula is not Constant)
                {
                    nodes.Add(Node("figure", figure, s));
                }
                break;
            case MeasureAt measure when step.Cell >= 0:
                nodes.AddRange(MeasureCell(measure.Measure, step.Cell));
                break;
            case StatisticAt or ColumnOfRow:
                nodes.AddRange(_cohorts.Members(step));
                break;
            case OverFacts:
                nodes.AddRange(step.Facts.Select(r => _figures.Event(r)));
                break;
            case OverCell over:
                nodes.AddRange(_tallies.Rows(over, s, this));
                break;
        }
        node.Add(nodes);
    }

    /// <summary>How a measure came out in a cell; nothing where explanations are deep already.
    /// </summary>
    public IEnumerable<ExplanationNode> MeasureCell(int index, long cell)
    {
        if (_depth >= Deepest)
        {
            yield break;
        }
        Measure measure = _run.Scheme.Measures[index];
        ExplanationNode? refused = _run.Refused(index, cell);
        if (refused is not null && !_run.Workings.Measures[index]!.Values[cell].IsKnown)
        {
            yield return refused;
            yield break;
        }
        _depth++;
        var clause = new CellClause(IsPayment: false, index);
        Subject s = new CellSubject(_run.Workings, _run.Book, _run.Settling.TalliesOf(clause))
            .At(cell);
        if (measure.OnlyIf is { } onlyIf)
        {
            ExplanationNode condition = Work("only if", onlyIf, s, out Value holds);
            if (!holds.IsYes)
            {
                yield return condition;
                _depth--;
                yield break;
            }
        }
        yield return Work("value", measure.Value, s, out _);
        if (refused is not null)
        {
            yield return refused;
            _depth--;
            yield break;
        }
        foreach (Formula standard in new[] { measure.AtLeast, measure.AtMost }.OfType<Formula>())
        {
            string label = ReferenceEquals(standard, measure.AtLeast)
                ? "must be at least" : "must be at most";
            yield return Work(label, standard, s, out _);
        }
        _depth--;
    }
}
