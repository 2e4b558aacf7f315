using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Changing;

/// <summary>Holds the figures of a table by contract year that fall at the most that an earlier
/// year has.</summary>
internal static class LevelFigures
{
    /// <summary>The change for every table of the scheme whose figures fall.</summary>
    /// <param name="of">The scheme.</param>
    /// <param name="until">The last contract year, from 1, whose figures are raised.</param>
    public static ImmutableArray<TextChange> OfAll(ReviewCase of, int until = int.MaxValue) =>
        [.. FallingPrice.In(of.Scheme).SelectMany(f => Of(of, f.Table, until))];

    /// <summary>The change for the table that a clause names; none where it is no such table.
    /// </summary>
    public static ImmutableArray<TextChange> At(ReviewCase of, string clause, int until) =>
    [
        .. FallingPrice.In(of.Scheme).Where(f => clause == $"tables.{f.Table.Name}")
            .SelectMany(f => Of(of, f.Table, until)),
    ];

    private static ImmutableArray<TextChange> Of(ReviewCase of, Table table, int until)
    {
        if (table is not { Levels.Length: 1, Columns.Length: 1, Values: TableKeys years }
            || Written.At(of, $"tables.{table.Name}.values") is not YamlMap rows)
        {
            return [];
        }
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        (Rational Most, string Text)? before = null;
        foreach ((int from, Rational value, YamlScalar at) in Steps(years, rows)
            .OrderBy(s => s.From))
        {
            if (before is { } most && value < most.Most)
            {
                changes.AddRange(from <= until ? Written.Instead(of, at, most.Text) : []);
            }
            else
            {
                before = (value, at.Text);
            }
        }
        return changes.DrainToImmutable();
    }

    private static IEnumerable<(int From, Rational Value, YamlScalar At)> Steps(
        TableKeys years, YamlMap rows)
    {
        foreach (Schemes.TableKey key in years.Keys)
        {
            if (key is { From: Constant from, Then: TableLeaf { Figures: [Constant figure] } }
                && figure.Type.Kind == ValueKind.Number && rows[key.Text] is YamlScalar at)
            {
                yield return ((int)from.Value.Number.Floor(), figure.Value.Number, at);
            }
        }
    }
}
