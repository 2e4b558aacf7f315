using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Why a participant earns what it earns: who it is, where it is placed, each line with
/// its chain, and what was not achieved.</summary>
internal sealed class ExplainingParticipant
{
    private readonly ExplainingRun _run;
    private readonly ExplainingFormulas _formulas;
    private readonly ExplainingLines _lines;
    private readonly ExplainingShortfall _shortfall;
    private readonly Subject _subject;
    private readonly HashSet<(int Payment, int N)> _told = [];

    public ExplainingParticipant(ExplainingRun run)
    {
        _run = run;
        _formulas = new ExplainingFormulas(run);
        _lines = new ExplainingLines(run, _formulas);
        _shortfall = new ExplainingShortfall(run, _formulas, _lines.Achievement);
        _subject = run.TracedSubject();
    }

    /// <summary>The explanation of a participant.</summary>
    public Explanation Explain(int participant)
    {
        _subject.MoveTo(participant);
        List<ExplanationNode> parts =
        [
            .. Known(participant), .. Groups(), .. Cohorts(), .. Payments(participant),
        ];
        Line[] all = [.. _run.Dues.Select(d => d.Line).Distinct()];
        long due = _run.Dues.Where(d => d.Date <= _run.Names.AsAt).Sum(d => d.Amount);
        long later = _run.Dues.Where(d => d.Date > _run.Names.AsAt).Sum(d => d.Amount);
        var explained = new Explanation(
            _run.Names, _run.Names.Participant(participant), new Money(due))
        {
            NotYetPayable = new Money(later),
            Parts = parts,
        };
        return explained.Lines.Sum(l => l.Amount!.Value.Minor) == due
            ? explained
            : throw new InvalidOperationException(
                $"{Numerals.Text(all.Length)} lines of {explained.Title} are explained otherwise "
                + "than they were settled");
    }

    private IEnumerable<ExplanationNode> Known(int participant)
    {
        ParticipantTable people = _run.Facts.Participants;
        for (int row = 0; row < people.Rows; row++)
        {
            if (row != participant && (row < people.Count || !IsVersion(participant, row)))
            {
                continue;
            }
            string from = row < people.Count ? ""
                : $"from {ExplainingValues.Day(people.From[row])}: ";
            yield return new ExplanationNode(
                ExplanationKind.Placing, from + string.Join(", ", Columns(participant, row)))
            {
                Fact = "participants.csv:" + Numerals.Text(people.Line[row]),
            };
        }
    }

    private bool IsVersion(int participant, int row) =>
        _run.Facts.Participants.RowOn(participant, _run.Facts.Participants.From[row]) == row;

    private IEnumerable<string> Columns(int participant, int row)
    {
        ParticipantTable people = _run.Facts.Participants;
        if (people.Provider[row] >= 0)
        {
            yield return $"with {_run.Names.Provider(people.Provider[row])}";
        }
        if (row < people.Count && people.Referred[participant] != ParticipantTable.NoDay)
        {
            yield return $"referred {ExplainingValues.Day(people.Referred[participant])}";
        }
        if (row < people.Count)
        {
            yield return people.Started[participant] == ParticipantTable.NoDay
                ? "never started"
                : $"started {ExplainingValues.Day(people.Started[participant])}";
        }
        foreach (AttributeColumn column in people.Attributes)
        {
            if (column[row] != AttributeColumn.Missing && column.Column is { } spec)
            {
                Value value = Value.Of(Rational.Of(column[row], column.Scale));
                yield return $"{spec.Name} {_run.Values.Words(spec.Type, value)}";
            }
        }
    }

    private IEnumerable<ExplanationNode> Groups()
    {
        for (int set = 0; set < _run.Scheme.Groups.Length; set++)
        {
            GroupSet group = _run.Scheme.Groups[set];
            Step fixedOn = _formulas.Trace(group.FixedOn, _subject);
            int label = _subject.Group(set);
            string day = fixedOn.Value.IsKnown
                ? $"as known on {ExplainingValues.Day((int)fixedOn.Value.Whole)}"
                : "whose day is not known";
            var node = new ExplanationNode(
                ExplanationKind.Placing,
                $"{ExplainingRun.Called(group)}: "
                + $"{(label < 0 ? "none" : group.Labels.Labels[label])}, {day}")
            {
                Place = group.Place,
            };
            if (label >= 0)
            {
                _subject.AsOn = (int)fixedOn.Value.Whole;
                node.Add(Because(_formulas.Trace(group.Label, _subject)));
                _subject.AsOn = Days.None;
            }
            yield return node;
        }
    }

    // The condition that held, with what is known of the participant.
    private IEnumerable<ExplanationNode> Because(Step whole)
    {
        Step label = ExplainingVariations.Body(whole);
        IEnumerable<ExplanationNode> varied = new ExplainingVariations(_run).Of(whole);
        Step? held = label.Formula is Choice && label.Parts.Count > 1 && label.Parts[^2].Value.IsYes
            ? label.Parts[^2] : null;
        if (held is null)
        {
            return varied.Concat(_formulas.Names(label, _subject));
        }
        return
        [
            .. varied,
            new ExplanationNode(
                ExplanationKind.Formula, "because " + _formulas.Expression(held.Formula))
            {
                Place = held.Formula.Place,
            }.Add(_formulas.Names(held, _subject)),
        ];
    }

    private IEnumerable<ExplanationNode> Cohorts()
    {
        for (int set = 0; set < _run.Scheme.Cohorts.Length; set++)
        {
            CohortSet cohort = _run.Scheme.Cohorts[set];
            int label = _subject.Cohort(set);
            if (cohort.By is not null && label >= 0)
            {
                yield return new ExplanationNode(
                    ExplanationKind.Placing, $"{ExplainingRun.Called(cohort)}: "
                    + _run.Names.Label(cohort.Dimension.Type, label, cohort.Dimension.Kind))
                {
                    Place = cohort.Place,
                };
            }
        }
    }

    private IEnumerable<ExplanationNode> Payments(int participant)
    {
        List<Line> items = _run.LinesOf(participant);
        for (int p = 0; p < _run.Scheme.Payments.Length; p++)
        {
            IEnumerable<ExplanationNode> nodes = _run.Scheme.Payments[p].For is PaidItems paid
                ? Items(p, paid, items)
                : _run.Settling.CellLinesOf(p).Where(l => l.Participant == participant)
                    .Select(l => _lines.Line(l, _subject));
            foreach (ExplanationNode node in nodes)
            {
                yield return node;
            }
        }
        foreach (Line floor in _run.Settling.FloorLines.Where(l => l.Participant == participant))
        {
            yield return _lines.Line(floor, _subject);
        }
        foreach (Unpaid refused in _run.Result.Unpaid.Where(u =>
            u.Participant == participant && !_told.Contains((u.Payment, u.N))))
        {
            yield return Refused(refused);
        }
    }

    /// <summary>An item or cell refused payment.</summary>
    public ExplanationNode Refused(Unpaid refused)
    {
        Clause clause = refused.Clause(_run.Scheme);
        string number = refused.N == 0 ? "" : $", number {Numerals.Text(refused.N)}";
        string verb = refused.IsOrderly ? "is not paid" : "is refused";
        return new ExplanationNode(
            ExplanationKind.Shortfall,
            $"{ExplainingRun.Called(clause)}{number} {verb}: {refused.What}. {refused.Remedy}")
        {
            Place = clause.Place,
        };
    }

    private IEnumerable<ExplanationNode> Items(int payment, PaidItems paid, List<Line> lines)
    {
        for (int o = 0; o < paid.Outcomes.Length; o++)
        {
            int outcome = paid.Outcomes[o];
            IReadOnlyList<Item> items = _subject.ItemsIfKnown(outcome);
            foreach (Item item in items)
            {
                List<Line> own = lines.FindAll(l => l.Payment == payment && l.Outcome == outcome
                    && InstalmentNumber.ItemOf(_run.Scheme, l) == item.N);
                foreach (Line line in own)
                {
                    yield return _lines.Line(line, _subject);
                }
                if (own.Count == 0 && _lines.NotPaid(payment, o, item, _subject) is { } node)
                {
                    _told.Add((payment, item.N));
                    yield return node;
                }
            }
            if (items.Count == 0)
            {
                _subject.AsOn = Days.None;
                yield return NotAchieved(payment, outcome);
            }
        }
    }

    private ExplanationNode NotAchieved(int payment, int outcome)
    {
        Payment clause = _run.Scheme.Payments[payment];
        return new ExplanationNode(
            ExplanationKind.Line, $"{ExplainingRun.Called(clause)}: nothing")
        {
            Place = clause.Place,
            Amount = Money.Zero,
        }.Add(_shortfall.Of(outcome, _subject));
    }
}
