using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>What a measure, payment or limit is for each of, in words.</summary>
internal sealed class CellWords(Speech speech, Named clause)
{
    private const string Achievement = "achievement of ";

    /// <summary><c>For each provider and month</c>, <c>For the scheme as a whole</c>.</summary>
    public string Lead() => Grammar.Capital(ForEach("for "));

    /// <summary>The same inside a sentence; nothing for a clause that has no cells.</summary>
    public string ForEach(string lead)
    {
        var entries = Speech.Scalars(clause.Body?["for each"]).ToList();
        if (entries.Count == 0 || entries.All(e => e.Text == "scheme"))
        {
            return lead + "the scheme as a whole";
        }

        var outcomes = entries.Select(Outcome).OfType<string>().ToList();
        return lead + (outcomes.Count != entries.Count
            ? "each " + Grammar.List(entries.SelectMany(Cell))
            : outcomes.Count == 1 ? "each " + outcomes[0]
            : "each achievement of any of these: "
                + Grammar.List(outcomes.Select(o => o.Replace(Achievement, "",
                    StringComparison.Ordinal))));
    }

    private string? Outcome(YamlScalar entry)
    {
        var phrase = ExpressionParser.ParseWhere(entry, new List<Diagnostic>());
        return phrase?.What is NameExpression name
            && speech.Contents.Find(name.Name, NameKind.Outcome) is { } outcome
            ? OutcomeNoun(outcome) + Where(phrase) : null;
    }

    private string OutcomeNoun(Named outcome)
    {
        var said = speech.Outcome(outcome);
        return said.StartsWith("an ", StringComparison.Ordinal) ? said[3..]
            : said.StartsWith("a ", StringComparison.Ordinal) ? said[2..] : Achievement + said;
    }

    private string Where(WherePhrase phrase)
        => phrase.Where is { } where ? $" where {speech.Holds(where)}" : "";

    private IEnumerable<string> Cell(YamlScalar entry)
    {
        if (ExpressionParser.ParseWhere(entry, new List<Diagnostic>()) is not { } phrase)
        {
            return [Grammar.Quote(entry.Text)];
        }

        var where = phrase.Where is { } condition ? $" for which {speech.Holds(condition)}" : "";
        return phrase.What switch
        {
            NameExpression name when speech.Contents.Find(name.Name, NameKind.Return)
                is { } source => [.. speech.CellOf(source).Select(speech.Noun).SkipLast(1),
                    $"indicator of {source.Noun}{speech.Number(source)}{where}"],
            NameExpression name when speech.Contents.Find(name.Name, NameKind.Statistic)
                is { } source => [.. speech.CellOf(source).Select(speech.Noun)],
            NameExpression name => [speech.Noun(name.Name) + where],
            BinaryExpression { Operator: BinaryOperator.Of } period =>
                [speech.Value(period).Text["the ".Length..] + where],
            var other => [speech.Value(other).Text + where],
        };
    }
}
