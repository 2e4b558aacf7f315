using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Rows of facts that count now and did not then, and the other way round.</summary>
internal sealed class ExplainingFacts(ExplainingRun now, ExplainingRun then, IFactFates fates)
{
    /// <summary>What changed in a participant's own rows.</summary>
    public IEnumerable<ExplanationNode> Participant(int at, int was)
    {
        var before = Lines(then, was);
        var after = Lines(now, at);
        return after.Except(before)
            .Select(l => New("participants.csv", l, "what is known of the participant", null))
            .Concat(before.Except(after).Select(l =>
                Gone("participants.csv", l, "what was known of the participant")));
    }

    private static HashSet<int> Lines(ExplainingRun run, int participant)
    {
        ParticipantTable people = run.Facts.Participants;
        return participant < 0 ? [] :
        [
            people.Line[participant],
            .. Enumerable.Range(people.Count, people.Rows - people.Count)
                .Where(r => people.RowOn(participant, people.From[r]) == r)
                .Select(r => people.Line[r]),
        ];
    }

    /// <summary>What changed in a participant's events of some kinds.</summary>
    public IEnumerable<ExplanationNode> Events(int at, int was, IReadOnlySet<int> kinds)
    {
        Dictionary<int, int> after = Rows(now, at, kinds), before = Rows(then, was, kinds);
        var figures = new ExplainingFigures(now);
        foreach ((int line, int row) in after.Where(r => !before.ContainsKey(r.Key)))
        {
            yield return New(
                "events.csv", line, figures.Event(row).Text, null);
        }
        var old = new ExplainingFigures(then);
        foreach ((int line, int row) in before.Where(r => !after.ContainsKey(r.Key)))
        {
            yield return Gone("events.csv", line, old.Event(row).Text);
        }
    }

    /// <summary>Claims and decisions on a participant's items that came since.</summary>
    public IEnumerable<ExplanationNode> Decisions(int at, int was) => Decided(
        now.Facts.Claims.Where(c => c.Participant == at),
        then.Facts.Claims.Where(c => c.Participant == was), c => c.Line,
        ExplainingDecisions.Claimed)
        .Concat(Decided(
            now.Facts.Decisions.Where(d => d.Participant == at),
            then.Facts.Decisions.Where(d => d.Participant == was), d => d.Line,
            ExplainingDecisions.Of));

    /// <summary>Decisions on the line of a payment for a cell that came since.</summary>
    public IEnumerable<ExplanationNode> Decisions(int payment, string cell) => Decided(
        now.Facts.Decisions.Where(d => IsOn(now, d, payment, cell)),
        then.Facts.Decisions.Where(d => IsOn(then, d, payment, cell)), d => d.Line,
        ExplainingDecisions.Of);

    private static bool IsOn(ExplainingRun run, Decision d, int payment, string cell) =>
        d.Participant < 0 && d.Payment == payment
        && run.Decisions.Key(d) is { Cell: >= 0 } key
        && run.Names.Cell(((PaidCells)run.Scheme.Payments[payment].For).Space, key.Cell) == cell;

    private IEnumerable<ExplanationNode> Decided<T>(
        IEnumerable<T> after, IEnumerable<T> before, Func<T, int> line,
        Func<T, ExplanationNode> words)
    {
        List<T> old = [.. before], left = [.. after];
        HashSet<int> known = [.. old.Select(line)], kept = [.. left.Select(line)];
        foreach (T row in left.Where(r => !known.Contains(line(r))))
        {
            ExplanationNode node = words(row);
            yield return new ExplanationNode(
                ExplanationKind.Fact, $"new since then: {node.Text}")
            {
                Fact = node.Fact,
            };
        }
        foreach (T row in old.Where(r => !kept.Contains(line(r))))
        {
            ExplanationNode node = words(row);
            yield return Gone(node.Fact.Split(':')[0], line(row), node.Text);
        }
    }

    private static Dictionary<int, int> Rows(
        ExplainingRun run, int participant, IReadOnlySet<int> kinds)
    {
        if (participant < 0)
        {
            return [];
        }
        (int first, int end) = run.Workings.Events.Of(participant);
        return Enumerable.Range(first, end - first)
            .Where(r => kinds.Contains(run.Facts.Events.Kind[r]))
            .ToDictionary(r => run.Facts.Events.Line[r], r => r);
    }

    /// <summary>What changed in the returns and statistics that a cell shares a key with.
    /// </summary>
    public IEnumerable<ExplanationNode> Rows(string[] cell)
    {
        for (int i = 0; i < now.Facts.Returns.Length; i++)
        {
            CellSpace space = now.Facts.Returns[i].Return.Space;
            foreach (ExplanationNode node in Cells("returns.csv", space, cell,
                now.Facts.Returns[i].Rows, then.Facts.Returns[i].Rows))
            {
                yield return node;
            }
        }
        for (int i = 0; i < now.Facts.Statistics.Length; i++)
        {
            CellSpace space = now.Facts.Statistics[i].Statistic.Space;
            string file = now.Facts.Statistics[i].Statistic.IsDecided
                ? "decisions.csv" : "cohorts.csv";
            foreach (ExplanationNode node in Cells(file, space, cell,
                now.Facts.Statistics[i].Rows, then.Facts.Statistics[i].Rows))
            {
                yield return node;
            }
        }
    }

    private IEnumerable<ExplanationNode> Cells(
        string file, CellSpace space, string[] cell, IReadOnlyList<CellRow> after,
        IReadOnlyList<CellRow> before)
    {
        HashSet<int> known = [.. before.Select(r => r.Line)], left = [.. after.Select(r => r.Line)];
        int provider = space.ProviderDimension;
        foreach (CellRow row in after.Where(r => !known.Contains(r.Line)))
        {
            string label = Label(now, space, row);
            if (provider < 0 || cell is ["scheme"]
                || cell.Contains(Key(now, space, row, provider)))
            {
                yield return New(file, row.Line, label, row.Recorded);
            }
        }
        foreach (CellRow row in before.Where(r => !left.Contains(r.Line)))
        {
            if (provider < 0 || cell is ["scheme"]
                || cell.Contains(Key(then, space, row, provider)))
            {
                yield return Gone(file, row.Line, Label(then, space, row));
            }
        }
    }

    private static string Key(ExplainingRun run, CellSpace space, CellRow row, int dimension) =>
        run.Names.Label(space.Dimensions[dimension].Type, row.Keys[dimension],
            space.Dimensions[dimension].Kind);

    private static string Label(ExplainingRun run, CellSpace space, CellRow row) =>
        string.Join('/', Enumerable.Range(0, space.Dimensions.Length)
            .Where(i => row.Keys[i] >= 0).Select(i => Key(run, space, row, i)));

    private static ExplanationNode New(string file, int line, string text, int? recorded)
    {
        string when = recorded is { } day ? $", recorded {ExplainingValues.Day(day)}" : "";
        return new ExplanationNode(ExplanationKind.Fact, $"new since then: {text}{when}")
        {
            Fact = $"{file}:{Numerals.Text(line)}",
        };
    }

    private ExplanationNode Gone(string file, int line, string text)
    {
        string fate = fates.Of(file, line);
        return new ExplanationNode(
            ExplanationKind.Fact,
            $"counts no longer: {text}; {(fate.Length > 0 ? fate : "corrected or withdrawn")}")
        {
            Fact = $"{file}:{Numerals.Text(line)}",
        };
    }
}
