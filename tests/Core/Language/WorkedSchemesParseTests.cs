using Outturn.Language;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>The schemes of language reference 14 are YAML, their values expressions.</summary>
public sealed class WorkedSchemesParseTests
{
    private static readonly HashSet<string> Sections =
    [
        "outcomes", "measures", "tables", "payments", "limits and adjustments", "groups",
        "cohorts", "shares",
    ];

    private static readonly HashSet<string> Prose =
    [
        "title", "note", "clause", "source", "mark", "name", "cut", "smaller ones", "counting",
        "fixed on", "remainder", "pays", "role", "evidence",
    ];

    public static TheoryData<string> Names => WorkedSchemes.Names;

    [Fact]
    public void There_are_nine() => Assert.Equal(9, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scheme_is_read_without_a_complaint(string name)
    {
        var document = WorkedSchemes.Read(name);
        Assert.NotNull(document.Root);
        Assert.Equal("scheme", document.Root.Entries[0].Key.Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scalar_knows_where_its_characters_stand(string name)
    {
        var document = WorkedSchemes.Read(name);
        var lines = document.Source.Split('\n');
        foreach (var scalar in Scalars(document.Root!))
        {
            for (var at = 0; at < scalar.Text.Length; at++)
            {
                if (scalar.Text[at] != ' ')
                {
                    var place = scalar.At(at, 1);
                    Assert.Equal(scalar.Text[at], lines[place.Line - 1][place.Column - 1]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_an_expression(string name)
    {
        var found = new List<Diagnostic>();
        foreach (var section in WorkedSchemes.Read(name).Root!.Entries)
        {
            if (Sections.Contains(section.Key.Text))
            {
                ParseAll(section.Value, section.Key.Text, found);
            }
        }

        Assert.Empty(found);
    }

    private static void ParseAll(YamlNode node, string key, List<Diagnostic> found)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var entry in map.Entries.Where(e => !Prose.Contains(e.Key.Text)))
                {
                    ParseAll(entry.Value, key == "gives" ? key : entry.Key.Text, found);
                    _ = ExpressionParser.ParseKey(entry.Key, found);
                }

                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    ParseAll(item, key, found);
                }

                break;
            case YamlScalar { Text: not "otherwise" } scalar:
                _ = Parse(scalar, key, found);
                break;
        }
    }

    private static object? Parse(
        YamlScalar scalar, string key, List<Diagnostic> found) => key switch
    {
        "gives" => ExpressionParser.ParseType(scalar, found),
        "within" when scalar.Text.Contains(" of ", StringComparison.Ordinal)
            => ExpressionParser.ParseWithin(scalar, found),
        "at most" => ExpressionParser.ParseHowOften(scalar, found),
        "happens" or "for each" => ExpressionParser.ParseWhere(scalar, found),
        _ => ExpressionParser.Parse(scalar, found),
    };

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlList list => list.Items.SelectMany(Scalars),
        YamlMap map => map.Entries.SelectMany(e => Scalars(e.Value).Prepend(e.Key)),
        _ => [],
    };
}
