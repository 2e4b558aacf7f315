using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Outturn.Language.Syntax;

/// <summary>
/// Turns the events of the YAML parser into the tree, and refuses what the language does not use:
/// anchors, aliases, tags, merge keys, directives, second documents (language reference 2.1).
/// Comments are found apart from the parser, between the scalars, so that none is lost.
/// </summary>
internal sealed partial class TreeBuilder(
    string file, string source, SourceLines lines, ICollection<Diagnostic> diagnostics)
{
    private const int MostDepth = 64;
    private readonly ScalarMapper mapper = new(source, lines);
    private readonly List<YamlScalar> scalars = [];
    private Parser<ParsingEvent> events = null!;

    /// <summary>A parser that looks one event ahead.</summary>
    private sealed class Parser<T>(IParser parser)
        where T : ParsingEvent
    {
        private bool started;

        public ParsingEvent Now
        {
            get
            {
                if (!started)
                {
                    started = true;
                    parser.MoveNext();
                }

                return parser.Current ?? throw new YamlException("the text ends too early");
            }
        }

        public ParsingEvent Take()
        {
            var now = Now;
            parser.MoveNext();
            return now;
        }
    }

    /// <summary>Thrown where going on makes no sense; never leaves the builder.</summary>
    private sealed class Abandoned : Exception;

    public YamlDocument Build()
    {
        YamlMap? root = null;
        try
        {
            var scanner = new Scanner(new StringReader(source), skipComments: true);
            events = new Parser<ParsingEvent>(new YamlDotNet.Core.Parser(scanner));
            root = Document();
        }
        catch (Abandoned)
        {
            root = null;
        }
        catch (YamlException problem)
        {
            diagnostics.Add(new YamlProblem(file, source, lines).Explain(problem));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The parser answers some malformed escapes and indents with exceptions of the
            // runtime; for the author they are one more kind of bad YAML.
            diagnostics.Add(YamlReader.BadYaml(
                lines.Place(file, 0, 0), "this is not YAML that can be read"));
        }

        var found = new CommentFinder(file, source, lines).Find(scalars);
        CutByComment(found);
        return new YamlDocument(file, source, root, found);
    }

    private YamlMap? Document()
    {
        events.Take();
        if (events.Now is StreamEnd)
        {
            Bad(0, 0, "the file is empty", "begin with scheme: {name: …}");
            return null;
        }

        // Two tag prefixes are always there; a third was declared in the text.
        if (events.Take() is DocumentStart start
            && (start.Version is not null || start.Tags is { Count: > 2 }))
        {
            Bad(0, 1, "YAML directives are not used", "remove the line that begins with %");
        }

        var node = Node(0);
        events.Take();
        if (events.Now is not StreamEnd)
        {
            var at = Offset(events.Now.Start);
            Bad(at, at + 3, "a second document begins here", "put it into a file of its own");
        }

        if (node is YamlMap map)
        {
            return map;
        }

        diagnostics.Add(YamlReader.BadYaml(
            node.Place,
            node is YamlScalar { IsEmpty: true } ? "the file is empty"
                : "the file is not a map of sections",
            "begin with scheme: {name: …}"));
        return null;
    }

    private YamlNode Node(int depth)
    {
        if (depth > MostDepth)
        {
            var at = Offset(events.Now.Start);
            Bad(at, at + 1, "nested more than 64 deep", "say it with fewer levels");
            throw new Abandoned();
        }

        switch (events.Take())
        {
            case AnchorAlias alias:
                return Alias(alias);
            case YamlDotNet.Core.Events.Scalar scalar:
                RefuseProperties(scalar);
                return Scalar(scalar);
            case SequenceStart list:
                RefuseProperties(list);
                return List(list, depth);
            case MappingStart map:
                RefuseProperties(map);
                return Map(map, depth);
            default:
                throw new YamlException("the text ends too early");
        }
    }

    private YamlScalar Alias(AnchorAlias alias)
    {
        var at = Offset(alias.Start);
        Bad(at, Offset(alias.End), "an alias stands here, and aliases are not used",
            $"if this is the value itself, quote it: '{source[at..Offset(alias.End)]}'");
        return Empty(at);
    }

    private void RefuseProperties(NodeEvent node)
    {
        var at = Offset(node.Start);
        var tagged = !node.Tag.IsEmpty && node.Tag.Value.Length > 0;
        if (!tagged && node.Anchor.IsEmpty)
        {
            return;
        }

        Bad(at, at + 1,
            tagged ? "a tag stands here, and tags are not used"
                : "an anchor stands here, and anchors are not used",
            $"if the value begins with \"{Character(at)}\", put it in single quotes");
    }

    private char Character(int at) => at < source.Length ? source[at] : ' ';

    private YamlScalar Scalar(YamlDotNet.Core.Events.Scalar scalar)
    {
        var start = Offset(scalar.Start);
        var style = ScalarMapper.Style(scalar.Style);
        var (map, end) = mapper.Map(scalar.Value, style, start, Offset(scalar.End));
        var made = new YamlScalar(lines.Place(file, start, end), scalar.Value, style)
        {
            Map = map,
            SourceStart = start,
            SourceEnd = end,
        };
        scalars.Add(made);
        return made;
    }

    private YamlScalar Empty(int at) => new(lines.Place(file, at, at), "", ScalarStyle.Plain)
    {
        SourceStart = at,
        SourceEnd = at,
    };

    private YamlList List(SequenceStart start, int depth)
    {
        var flow = start.Style == SequenceStyle.Flow;
        var items = new List<YamlNode>();
        while (events.Now is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        var end = Offset(events.Take().End);
        if (flow)
        {
            items = MendList(items);
        }

        var from = Offset(start.Start);
        return new YamlList(lines.Place(file, from, end), items, flow)
        {
            SourceStart = from,
            SourceEnd = end,
        };
    }

    private YamlMap Map(MappingStart start, int depth)
    {
        var flow = start.Style == MappingStyle.Flow;
        var entries = new List<YamlEntry>();
        while (events.Now is not MappingEnd)
        {
            var key = Key();
            entries.Add(new YamlEntry(key, Node(depth + 1)));
        }

        var end = Offset(events.Take().End);
        if (flow)
        {
            entries = MendMap(entries);
        }

        var from = Offset(start.Start);
        return new YamlMap(lines.Place(file, from, end), Distinct(entries), flow)
        {
            SourceStart = from,
            SourceEnd = end,
        };
    }

    private YamlScalar Key()
    {
        var at = Offset(events.Now.Start);
        if (events.Now is not YamlDotNet.Core.Events.Scalar)
        {
            Bad(at, at + 1, "a key is a piece of text, not a list, a map or an alias",
                "put the key in single quotes if it is text");
            throw new Abandoned();
        }

        var key = (YamlScalar)Node(0);
        if (key is { Text: "<<", Style: ScalarStyle.Plain })
        {
            Bad(at, at + 2, "merge keys are not used", "write the entries out");
        }
        else if (key.Text.Contains('\n', StringComparison.Ordinal)
            || key.Style is ScalarStyle.Folded or ScalarStyle.Literal)
        {
            Bad(at, at + 1, "a key is written on one line");
        }

        return key;
    }

    private List<YamlEntry> Distinct(List<YamlEntry> entries)
    {
        var first = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        var distinct = new List<YamlEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (first.TryAdd(entry.Key.Text, entry))
            {
                distinct.Add(entry);
                continue;
            }

            var earlier = first[entry.Key.Text].Key.Place;
            diagnostics.Add(Diagnostic.Error(
                "duplicate-key", entry.Key.Place,
                $"\"{entry.Key.Text}\" stands twice: first on line "
                    + Quantities.Numerals.Text(earlier.Line),
                "remove one of the two, or rename it") with { Related = earlier });
        }

        return distinct;
    }

    private int Offset(in Mark mark)
        => Math.Clamp(lines.Start((int)mark.Line) + (int)mark.Column - 1, 0, source.Length);

    private void Bad(int from, int to, string message, string? remedy = null)
        => diagnostics.Add(YamlReader.BadYaml(lines.Place(file, from, to), message, remedy));
}
