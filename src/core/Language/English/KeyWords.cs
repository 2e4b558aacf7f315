using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>The keys of the rows of a table in words (language reference 6).</summary>
internal sealed class KeyWords(Speech speech)
{
    private string? before;

    /// <summary>As the cell of a row, in the order of the rows: <c>from 1 June 2011</c>.</summary>
    public string Cell(YamlScalar key, string? dimension = null)
    {
        var read = ExpressionParser.ParseKey(key, new List<Diagnostic>());
        var edge = read switch
        {
            UpToKey up => speech.Value(up.Edge).Text,
            _ => null,
        };
        var words = read switch
        {
            OtherwiseKey => "any other",
            BeyondKey => before is null ? "beyond" : "more than " + before,
            FromKey from => Kinds.IsDate(from.Edge, speech.Contents)
                ? "from " + Plain(from.Edge, dimension)
                : IsWhole(from.Edge) ? Plain(from.Edge, dimension) + " and later"
                : Plain(from.Edge, dimension) + " or more",
            UpToKey => before is null ? "up to " + edge : $"more than {before}, up to {edge}",
            RangeKey range => $"{Plain(range.From, dimension)} to {Plain(range.To, dimension)}",
            ValueKey value => Plain(value.Value, dimension),
            _ => Label(key.Text, dimension),
        };
        before = edge ?? before;
        return words;
    }

    /// <summary>As the cell of a row that is a point of a line: <c>10%</c>.</summary>
    public string Point(YamlScalar key, string? dimension)
        => ExpressionParser.ParseKey(key, new List<Diagnostic>()) switch
        {
            FromKey from => Plain(from.Edge, dimension),
            OtherwiseKey => "less than the first",
            _ => Cell(key, dimension),
        };

    /// <summary>As words after a value: <c>from 1 June 2011</c>, <c>for “jsa”</c>.</summary>
    public string Phrase(YamlScalar key)
        => ExpressionParser.ParseKey(key, new List<Diagnostic>()) switch
        {
            OtherwiseKey => "otherwise",
            BeyondKey or UpToKey => Cell(key),
            FromKey from when Kinds.IsDate(from.Edge, speech.Contents) => Cell(key),
            LabelKey label => "for " + Grammar.Quote(label.Label),
            _ => "for " + Cell(key),
        };

    // A label that is the name of something stands by its title, others as in the records.
    private string Label(string label, string? dimension) => dimension switch
    {
        "outcome" => speech.Contents.Find(label, NameKind.Outcome)?.Title ?? label,
        "payment" => speech.Contents.Find(label, NameKind.Payment)?.Title ?? label,
        "kind" => speech.Contents.Find(label, NameKind.Event) is { } fact
            ? Grammar.Capital(fact.Title) : label,
        "indicator" => Grammar.Title(label),
        _ => Markup.Clean(label),
    };

    private static bool IsWhole(Expression edge)
        => edge is NumberLiteral;

    // A year is no number of things: 2013, not 2,013.
    private string Plain(Expression edge, string? dimension)
        => edge is NumberLiteral number && dimension is not null
            ? Year(number, dimension) : speech.Value(edge).Text;

    private static string Year(NumberLiteral number, string dimension)
    {
        var digits = number.Value.ToString();
        return Kinds.IsPeriod(dimension) ? digits : Grammar.Number(number.Value);
    }
}
