using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The bodies that variations give a table, each with the variations that it holds
/// under.</summary>
internal sealed class ExplainingBodies(Scheme scheme)
{
    /// <summary>The further bodies of a table, by their place among the tables.</summary>
    public IEnumerable<(int Table, string By)> Of(Table table)
    {
        int first = scheme.Tables.IndexOf(table);
        var seen = new HashSet<int> { first };
        foreach (Formula formula in ExplainingUses.Of(scheme).SelectMany(u => u.Formulas))
        {
            foreach ((int found, string[] by) in Under(formula, []))
            {
                Table body = scheme.Tables[found];
                if (by.Length > 0 && body.Name == table.Name && !body.Inline && seen.Add(found))
                {
                    yield return (found, string.Join(" and ", by));
                }
            }
        }
    }

    private IEnumerable<(int Table, string[] By)> Under(Formula formula, string[] by)
    {
        if (formula is TableAt at)
        {
            yield return (at.Table, by);
        }
        IEnumerable<(Formula Part, string[] By)> parts =
            formula is Choice { Form: ChoiceForm.Varied } choice
                ? choice.Cases.Select(c => (c.Then, Held(by, c)))
                    .Append((choice.Else!, by))
                : FormulaParts.PartsOf(formula).Select(p => (p, by));
        foreach ((Formula part, string[] held) in parts)
        {
            foreach ((int, string[]) found in Under(part, held))
            {
                yield return found;
            }
        }
    }

    private string[] Held(string[] by, ChoiceCase one) =>
        [.. by.Append(ExplainingRun.Called(scheme.Variations[one.Variation]))
            .Order(StringComparer.Ordinal)];
}
