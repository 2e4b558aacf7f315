using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>The tables of all texts of a scheme in one list: those of the first text in their
/// places, behind them every body that a variation gives one.</summary>
internal sealed class WovenTables(IReadOnlyList<Scheme> texts)
{
    private readonly List<Table> _all = [.. texts[0].Tables];
    private readonly Dictionary<(int Text, int Table), int> _at = [];

    public ImmutableArray<Table> All => [.. _all];

    /// <summary>A formula of a text, with the tables that it reads by their place in the list of
    /// all.</summary>
    public Formula Map(int text, Formula formula)
    {
        if (text == 0)
        {
            return formula;
        }
        Formula mapped = FormulaWithParts.Map(formula, part => Map(text, part));
        return mapped is TableAt at ? at with { Table = Place(text, at.Table) } : mapped;
    }

    private int Place(int text, int table)
    {
        if (!_at.TryGetValue((text, table), out int place))
        {
            Table body = texts[text].Tables[table];
            body = body with { Values = Map(text, body.Values) };
            place = _all.FindIndex(t => Sameness.Same(t, body));
            if (place < 0)
            {
                place = _all.Count;
                _all.Add(body);
            }
            _at.Add((text, table), place);
        }
        return place;
    }

    private TableBranch Map(int text, TableBranch branch) => branch switch
    {
        TableLeaf leaf => leaf with { Figures = [.. leaf.Figures.Select(f => Map(text, f))] },
        TableKeys keys => keys with
        {
            Keys =
            [
                .. keys.Keys.Select(k => k with
                {
                    From = k.From is null ? null : Map(text, k.From),
                    To = k.To is null ? null : Map(text, k.To),
                    Then = Map(text, k.Then),
                }),
            ],
        },
        _ => branch,
    };
}
