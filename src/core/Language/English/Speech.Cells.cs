using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <content>Dimensions: what a clause is worked out or paid for each of.</content>
internal sealed partial class Speech
{
    /// <summary>The nouns of the cells that an expression runs over beside the clause's own:
    /// <c>cohort</c> in a measure for the scheme that reads one for each cohort.</summary>
    public IReadOnlyList<string> Over(Expression expression)
    {
        var found = new List<string>();
        foreach (var name in Names(expression))
        {
            var named = contents.Find(
                name, NameKind.Return, NameKind.Statistic, NameKind.Measure);
            if (named is not null)
            {
                found.AddRange(CellOf(named).Except(cell).Except(found));
            }
        }

        return [.. found.Where(d => d is not ("scheme" or "provider") || found.Count == 1)
            .Select(Noun)];
    }

    /// <summary>The dimensions of a measure, statistic or return.</summary>
    public IReadOnlyList<string> CellOf(Named named)
        => named.Kind == NameKind.Return
            ? ["provider", named.Text("every") ?? "month", "indicator"]
            : [.. Scalars(named.Body?["for each"]).SelectMany(CellOf)];

    /// <summary>The dimensions of one entry of <c>for each</c>.</summary>
    public IReadOnlyList<string> CellOf(YamlScalar entry)
    {
        var name = entry.Text.Split(' ')[0];
        return contents.Find(name, NameKind.Return, NameKind.Statistic) is { } named
            ? CellOf(named) : [name];
    }

    /// <summary>A dimension as a noun: <c>contract year</c>, <c>cohort</c>.</summary>
    public string Noun(string dimension) => dimension switch
    {
        "participant" => Person,
        _ => contents.Find(dimension, NameKind.Group, NameKind.Cohort, NameKind.Measure,
            NameKind.Table, NameKind.Attribute) is { } named
            ? named.Noun.Trim('“', '”') : Grammar.Words(dimension),
    };

    /// <summary>A date as a day: <c>the day of the start</c>.</summary>
    public string DayOf(YamlScalar date) => date.Text switch
    {
        "started" => "the day of the start",
        "referred" => "the day of the referral",
        _ => Text(date),
    };

    /// <summary>One scalar, or those of a list.</summary>
    public static IEnumerable<YamlScalar> Scalars(YamlNode? node) => node switch
    {
        YamlScalar one => [one],
        YamlList list => list.Items.OfType<YamlScalar>(),
        _ => [],
    };

    private static IEnumerable<string> Names(Expression expression) => expression switch
    {
        NameExpression name => [name.Name],
        MemberExpression member => Names(member.Target),
        UnaryExpression unary => Names(unary.Operand),
        BinaryExpression pair => Names(pair.Left).Concat(Names(pair.Right)),
        InExpression list => Names(list.Operand),
        OnExpression on => Names(on.Target),
        IfExpression choice => Names(choice.Condition).Concat(Names(choice.Then))
            .Concat(Names(choice.Else)),
        CallExpression call => call.Arguments.SelectMany(a => Names(a.Value)),
        _ => [],
    };

    /// <summary>The measures and statistics that a condition reads, for the sentence that says
    /// what happens where they are not known.</summary>
    public IReadOnlyList<string> Unknowns(Expression condition)
    {
        var parts = new List<string>();
        foreach (var name in Names(condition).Distinct(StringComparer.Ordinal))
        {
            if (contents.Find(name, NameKind.Measure, NameKind.Statistic) is { } named)
            {
                parts.Add(named.Kind == NameKind.Measure
                    ? Markup.Reference(named.Id, named.Number)
                    : Markup.Reference(named.Id, named.Number) + " (" + named.Noun + ")");
            }
        }

        return parts;
    }
}
