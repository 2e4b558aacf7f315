using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The names that stand in an expression, with their values and where these come from: a
/// table's row with its mark and source, an attribute's line in the file, a statistic, a measure.
/// </summary>
internal sealed class ExplainingFigures(ExplainingRun run)
{
    /// <summary>Whether a formula is one name, and not made of others.</summary>
    public bool IsNamed(Formula formula) => formula is TableAt or MeasureAt or StatisticAt
        or AttributeOf or GroupOf or CohortOf or CohortMeasured or FieldOfItem or FieldOfFirst
        or FieldOfEvent or FieldOfParticipant or CellKey or ColumnOfRow or OverFacts or OverCell
        or PeriodContaining or DayTried or TierPlace or Owed;

    /// <summary>The node of a name with its value.</summary>
    public ExplanationNode Node(
        Step step, string label = "", ExplanationKind kind = ExplanationKind.Figure)
    {
        Formula f = step.Formula;
        string value = run.Values.Words(f.Type, step.Value);
        string name = Name(f);
        (string from, Place place) = Origin(step);
        return new ExplanationNode(
            kind, $"{label}{name} = {value}{(from.Length == 0 ? "" : ": " + from)}")
        {
            Place = place,
            Fact = Row(step),
            Value = value,
            Source = f is TableAt at && step.Leaf is { } leaf
                ? leaf.Source ?? run.Scheme.Tables[at.Table].Source ?? "" : "",
        };
    }

    private string Name(Formula f)
    {
        string written = run.Expression(f);
        return f switch
        {
            TableAt at => TableName(at),
            MeasureAt at => run.Scheme.Measures[at.Measure].Name + (at.Met ? ".met" : ""),
            StatisticAt at => run.Scheme.Facts.Statistics[at.Statistic] is var spec
                ? $"{spec.Name}.{spec.Values[at.Column].Name}" : "",
            AttributeOf at => run.Scheme.Facts.Attributes[at.Attribute].Column.Name,
            GroupOf at => run.Scheme.Groups[at.Set].Name,
            CohortOf at => run.Scheme.Cohorts[at.Set].Name,
            FieldOfItem at => Hyphenated(at.Field.ToString()),
            FieldOfFirst at => $"{run.Scheme.Outcomes[at.Outcome].Name}."
                + Hyphenated(at.Field.ToString()),
            CohortMeasured => "the day measured",
            FieldOfEvent at => Hyphenated(at.Field.ToString()),
            FieldOfParticipant at => Hyphenated(at.Field.ToString()),
            DayTried => "day",
            TierPlace => "tier",
            Owed at => $"owed({run.Scheme.Accounts[at.Account].Name})",
            _ when written.Length > 0 => written,
            { Type.Kind: ValueKind.Period } => "period",
            { Type.Labels: { } labels } => labels.Name,
            _ => "it",
        };
    }

    private string TableName(TableAt at)
    {
        Table table = run.Scheme.Tables[at.Table];
        return table.Columns.Length == 1
            ? table.Name
            : $"{table.Name}.{table.Columns[at.Column].Name}";
    }

    private (string From, Place Place) Origin(Step step)
    {
        switch (step.Formula)
        {
            case TableAt at:
                return OfTable(run.Scheme.Tables[at.Table], step);
            case MeasureAt at:
                Measure measure = run.Scheme.Measures[at.Measure];
                return (step.Cell < 0
                    ? $"{ExplainingRun.Called(measure)} has no such cell"
                    : $"{ExplainingRun.Called(measure)} for "
                        + run.Names.Cell(measure.Space, step.Cell), measure.Place);
            case GroupOf at:
                return (ExplainingRun.Called(run.Scheme.Groups[at.Set]),
                    run.Scheme.Groups[at.Set].Place);
            case CohortOf at:
                return (ExplainingRun.Called(run.Scheme.Cohorts[at.Set]),
                    run.Scheme.Cohorts[at.Set].Place);
            case CohortMeasured at:
                return (ExplainingRun.Called(run.Scheme.Cohorts[at.Set]),
                    run.Scheme.Cohorts[at.Set].Place);
            case PeriodContaining when step.Parts is [{ Value.IsKnown: true } date]:
                return ($"that of {ExplainingValues.Day((int)date.Value.Whole)}", Place.None);
            case StatisticAt at when run.Scheme.Facts.Statistics[at.Statistic].IsDecided:
                return (step.Line == 0 ? "nobody has decided it"
                    : Decided(run.Facts.Statistics[at.Statistic].Rows
                        .First(r => r.Line == step.Line)), Place.None);
            case StatisticAt or ColumnOfRow when step.Row >= 0:
                return (new ExplainingCohorts(run).Origin(step), Place.None);
            case StatisticAt when step.Line == 0:
                return ("no such row has come", Place.None);
            default:
                return ("", Place.None);
        }
    }

    /// <summary>A table, the row found in it, and its mark and source where it is not agreed.
    /// </summary>
    private (string From, Place Place) OfTable(Table table, Step step)
    {
        if (step.Leaf is not { } leaf)
        {
            return ($"{ExplainingRun.Called(table)}, a key of which is not known", table.Place);
        }
        string row = Row(table, leaf);
        row = row.Length == 0 ? ""
            : step.Between is { } between
                ? $", between row {row} and row {Row(table, between.Next)}"
            : ", row " + row;
        return (ExplainingRun.Called(table) + row
            + Standing(leaf.Mark ?? table.Mark, leaf.Source ?? table.Source), leaf.Place);
    }

    private static string Row(Table table, TableLeaf leaf)
    {
        var keys = new List<string>();
        Path(table.Values, leaf, keys);
        return string.Join(" / ", keys);
    }

    /// <summary>The two points of a table with <c>between: linear</c>, and the arithmetic between
    /// them; nothing where the key is at a point.</summary>
    public IEnumerable<ExplanationNode> OnTheLine(Step step)
    {
        if (step is not { Between: { } between, Leaf: { } leaf, Formula: TableAt at }
            || !step.Value.IsKnown)
        {
            yield break;
        }
        Table table = run.Scheme.Tables[at.Table];
        ValueType keys = table.Levels[^1].Type;
        string Key(Rational key) => run.Values.Words(keys, Value.Of(key));
        string low = run.Values.Words(at.Type, step.Parts[^2].Value);
        string high = run.Values.Words(at.Type, step.Parts[^1].Value);
        (string from, string to) = (Key(between.From), Key(between.To));
        yield return Point($"at {from} = {low}", leaf);
        yield return Point($"at {to} = {high}", between.Next);
        yield return new ExplanationNode(
            ExplanationKind.Step,
            $"{low} + ({high} − {low}) × ({Key(between.At)} − {from}) ÷ ({to} − {from}) = "
                + run.Values.Words(at.Type, step.Value));
    }

    private static ExplanationNode Point(string text, TableLeaf leaf) =>
        new(ExplanationKind.Figure, text) { Place = leaf.Place };

    /// <summary>Mark and source of a figure that is not a term agreed.</summary>
    public static string Standing(Mark mark, string? source) =>
        (mark == Mark.Agreed ? "" : "; " + mark.ToString().ToLowerInvariant())
        + (source is null ? "" : "; source " + source);

    private static bool Path(TableBranch branch, TableLeaf leaf, List<string> keys)
    {
        if (ReferenceEquals(branch, leaf))
        {
            return true;
        }
        foreach (TableKey key in (branch as TableKeys)?.Keys ?? [])
        {
            keys.Add(key.Text);
            if (Path(key.Then, leaf, keys))
            {
                return true;
            }
            keys.RemoveAt(keys.Count - 1);
        }
        return false;
    }

    private string Row(Step step) => step.Line <= 0 ? "" : step.Formula switch
    {
        StatisticAt or ColumnOfRow => FileOf(run.Scheme.Facts.Statistics[step.Statistic])
            + Numerals.Text(step.Line),
        AttributeOf or FieldOfParticipant => "participants.csv:" + Numerals.Text(step.Line),
        _ => "",
    };

    /// <summary>The file in which a statistic or decided figure stands, up to the line.</summary>
    public static string FileOf(StatisticSpec spec) =>
        spec.IsDecided ? "decisions.csv:" : "cohorts.csv:";

    /// <summary>Who decided a figure, when and why; empty for a statistic.</summary>
    public static string Decided(CellRow row) =>
        $"decided{(row.By.Length == 0 ? "" : " by " + row.By)} on "
        + ExplainingValues.Day(row.Recorded)
        + (row.Reason.Length == 0 ? "" : ": " + row.Reason);

    /// <summary>An event as a row of facts: what, when, value, when it was recorded.</summary>
    public ExplanationNode Event(int row, string? value = null)
    {
        EventTable events = run.Facts.Events;
        EventSpec kind = run.Scheme.Facts.Events[events.Kind[row]];
        string days = kind.Shape == EventShape.Spell
            ? $"{ExplainingValues.Day(events.From[row])} to {ExplainingValues.Day(events.To[row])}"
            : ExplainingValues.Day(events.From[row]);
        string recorded = events.Recorded[row] == events.From[row]
            ? "" : $", recorded {ExplainingValues.Day(events.Recorded[row])}";
        return new ExplanationNode(ExplanationKind.Fact, $"{kind.Title}, {days}{recorded}")
        {
            Fact = EventPlace(row),
            Value = value ?? (run.Workings.Events.ValueOf(row) is { IsKnown: true } v
                ? run.Values.Words(kind.Value!.Type, v) : ""),
        };
    }

    /// <summary>Where an event stands: <c>events.csv:12</c>.</summary>
    public string EventPlace(int row) => "events.csv:" + Numerals.Text(run.Facts.Events.Line[row]);

    private static string Hyphenated(string name) => string.Concat(name.Select((c, i) =>
        (i > 0 && char.IsAsciiLetterUpper(c) ? "-" : "") + char.ToLowerInvariant(c)));
}
