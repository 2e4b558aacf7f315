using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a row of facts did: which items, measures and amounts it helped to earn, or why
/// none.</summary>
internal sealed class ExplainingRow
{
    private readonly ExplainingRun _run;
    private readonly ExplainingFormulas _formulas;
    private readonly ExplainingFigures _figures;
    private readonly ExplainingLines _lines;
    private readonly Subject _subject;
    private readonly ExplainingDecisionRow _decisions;

    public ExplainingRow(ExplainingRun run)
    {
        _run = run;
        _formulas = new ExplainingFormulas(run);
        _figures = new ExplainingFigures(run);
        _lines = new ExplainingLines(run, _formulas);
        _decisions = new ExplainingDecisionRow(run, _lines);
        _subject = run.TracedSubject();
    }

    /// <summary>The explanation, or null where the settlement does not use the row.</summary>
    public Explanation? Explain(string file, int line)
    {
        IReadOnlyList<ExplanationNode>? parts = file switch
        {
            "participants.csv" => Person(line),
            "events.csv" => Event(line),
            "returns.csv" => Cell(
                line, CellRows.Return, [.. _run.Facts.Returns.Select(r => r.Rows)]),
            "cohorts.csv" => Cell(
                line, CellRows.Statistic, Statistics(isDecided: false)),
            "claims.csv" => _decisions.Claim(line),
            "decisions.csv" => _decisions.Decision(line)
                ?? Cell(line, CellRows.Statistic, Statistics(isDecided: true)),
            _ => null,
        };
        return parts is null ? null
            : new Explanation(_run.Names, $"{file}:{Numerals.Text(line)}", null) { Parts = parts };
    }

    // Those of the other file are left empty, so that each keeps its place.
    private ImmutableArray<CellRow>[] Statistics(bool isDecided) =>
        [.. _run.Facts.Statistics.Select(s => s.Statistic.IsDecided == isDecided ? s.Rows : [])];

    /// <summary>The participant that a row is about, or -1.</summary>
    public static int Participant(FactBase facts, string file, int line)
    {
        if (file is "claims.csv" or "decisions.csv")
        {
            return file == "claims.csv"
                ? facts.Claims.FirstOrDefault(c => c.Line == line)?.Participant ?? -1
                : facts.Decisions.FirstOrDefault(d => d.Line == line)?.Participant ?? -1;
        }
        ParticipantTable people = facts.Participants;
        int row = file switch
        {
            "participants.csv" => people.Line.IndexOf(line),
            "events.csv" => facts.Events.Line.IndexOf(line),
            _ => -1,
        };
        if (row < 0 || (file == "participants.csv" && row < people.Count))
        {
            return row;
        }
        for (int p = 0; p < people.Count; p++)
        {
            if (file == "events.csv"
                ? row < facts.Events.Start[p + 1]
                : people.RowOn(p, people.From[row]) == row)
            {
                return p;
            }
        }
        return -1;
    }

    private List<ExplanationNode>? Person(int line)
    {
        ParticipantTable people = _run.Facts.Participants;
        int row = people.Line.IndexOf(line);
        if (row < 0)
        {
            return null;
        }
        int participant = Participant(_run.Facts, "participants.csv", line);
        Line[] lines = [.. _run.Dues.Select(d => d.Line)
            .Where(l => l.Participant == participant).Distinct()];
        string id = _run.Names.Participant(participant);
        return
        [
            Said(row < people.Count ? $"accepted: who {id} is"
                : $"accepted: what holds of {id} from {ExplainingValues.Day(people.From[row])}"),
            .. Outcome(lines, $"nothing is due for {id}: explain --participant {id} says why"),
        ];
    }

    private static ExplanationNode Said(string text) => new(ExplanationKind.Note, text);

    private IEnumerable<ExplanationNode> Outcome(IReadOnlyCollection<Line> lines, string nothing)
    {
        if (lines.Count == 0)
        {
            return [new ExplanationNode(ExplanationKind.Shortfall, nothing)];
        }
        return lines.Select(l =>
        {
            Payment payment = _run.Scheme.Payments[l.Payment];
            return new ExplanationNode(
                ExplanationKind.Line,
                $"{ExplainingRun.Called(payment)}, {_lines.Short(l, 0).Text}")
            {
                Place = payment.Place,
                Amount = new Money(_run.DueOn(l)),
            };
        });
    }

    private List<ExplanationNode>? Event(int line)
    {
        int row = _run.Facts.Events.Line.IndexOf(line);
        if (row < 0)
        {
            return null;
        }
        int participant = Participant(_run.Facts, "events.csv", line);
        _subject.MoveTo(participant);
        string id = _run.Names.Participant(participant);
        var parts = new List<ExplanationNode>
        {
            Said($"accepted: a fact of {id}"), _figures.Event(row),
        };
        var earned = new List<Item>();
        for (int o = 0; o < _run.Scheme.Outcomes.Length; o++)
        {
            foreach (Item item in _subject.ItemsIfKnown(o).ToArray())
            {
                if (_lines.Achievement.Rows(_subject, item).Contains(row))
                {
                    earned.Add(item);
                    parts.Add(Said($"helped to earn {ExplainingRun.Called(_run.Scheme.Outcomes[o])}"
                        + $", number {Numerals.Text(item.N)}, achieved "
                        + ExplainingValues.Day(item.Achieved)));
                }
            }
        }
        Line[] lines = [.. _run.LinesOf(participant)
            .Where(l => earned.Any(i => i.Outcome == l.Outcome
                && i.N == InstalmentNumber.ItemOf(_run.Scheme, l)))];
        parts.AddRange(earned.Count > 0
            ? Outcome(lines, "no payment pays for it")
            : NotEarned(row));
        return parts;
    }

    private IEnumerable<ExplanationNode> NotEarned(int row)
    {
        int kind = _run.Workings.Events.Kind(row);
        var shortfall = new ExplainingShortfall(_run, _formulas, _lines.Achievement);
        bool watched = false;
        for (int o = 0; o < _run.Scheme.Outcomes.Length; o++)
        {
            Outcome outcome = _run.Scheme.Outcomes[o];
            if (!Kinds(outcome.Watch).Contains(kind))
            {
                continue;
            }
            watched = true;
            yield return _subject.ItemsIfKnown(o).Count == 0
                ? shortfall.Of(o, _subject)
                : new ExplanationNode(
                    ExplanationKind.Shortfall,
                    $"{ExplainingRun.Called(outcome)} was achieved without it: it lies outside "
                    + "the time that counts, or counts towards a number not reached")
                {
                    Place = outcome.Place,
                };
        }
        if (!watched)
        {
            yield return new ExplanationNode(
                ExplanationKind.Shortfall,
                $"no outcome watches {_run.Scheme.Facts.Events[kind].Title}");
        }
    }

    private static IEnumerable<int> Kinds(Watch watch) => watch switch
    {
        Happens w => w.Facts.Kinds,
        AddsUp w => w.Facts.Kinds,
        Continuous w => w.Facts.Kinds,
        Reading w => w.Facts.Kinds,
        FreeOf w => w.Facts.Kinds,
        Holds w => FormulaParts.Within(w.Condition).OfType<OverFacts>()
            .SelectMany(f => f.Facts.Kinds),
        _ => [],
    };

    private List<ExplanationNode>? Cell(
        int line, CellRows kind, ImmutableArray<CellRow>[] tables)
    {
        for (int source = 0; source < tables.Length; source++)
        {
            int row = tables[source].ToList().FindIndex(r => r.Line == line);
            if (row >= 0)
            {
                return new ExplainingCellRow(_run, _formulas, _lines)
                    .Explain(new CellRowAt(kind, source, row, line));
            }
        }
        return null;
    }
}
