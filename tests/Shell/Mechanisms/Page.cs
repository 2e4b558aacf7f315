using System.Collections.Immutable;
using System.Text;
using Outturn.Language;
using Outturn.Quantities;
using Outturn.Tests.Shell.Schemes;

namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>A page of <c>docs/spec/mechanisms</c>: a scheme, facts that its cases share, and the
/// cases. The form is in docs/spec/mechanisms/README.md.</summary>
internal sealed record Page(string Name, string Scheme, ImmutableArray<Block> Facts)
{
    public ImmutableArray<PageCase> Cases { get; init; } = [];

    /// <summary>The names of all pages.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Place.Of("docs", "spec", "mechanisms"), "*.md")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => n != "README").Order(StringComparer.Ordinal);

    /// <summary>Reads a page by its name.</summary>
    public static Page Read(string name) => PageReader.Read(
        name, File.ReadAllLines(Place.Of("docs", "spec", "mechanisms", name + ".md")));

    /// <summary>The files of facts of a case: those of the page, and its own below them.</summary>
    public IEnumerable<(string File, List<string> Lines)> Files(PageCase of) => Facts
        .Concat(of.Facts)
        .GroupBy(b => b.Name)
        .Select(g => (g.Key, g.SelectMany((b, i) => i > 0 && Repeats(b, g.First())
            ? b.Lines.Skip(1) : b.Lines).ToList()));

    /// <summary>Reads a text beside the tables of the page.</summary>
    public SchemeReading SchemeOf(string text, PageCase? of = null) => SchemeText.Read(
        "scheme.yaml", Encoding.UTF8.GetBytes(text), name => Files(of ?? new PageCase("none"))
            .Where(f => f.File == name)
            .Select(f => (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(
                string.Join('\n', f.Lines) + "\n"))
            .FirstOrDefault());

    private static bool Repeats(Block later, Block first) =>
        later.Lines.Length > 0 && later.Lines[0] == first.Lines[0];
}

/// <summary>A fenced block: what stands behind the fence, and its lines.</summary>
internal sealed record Block(string Name, ImmutableArray<string> Lines);

/// <summary>A table of a page: its header and rows, cells trimmed.</summary>
internal sealed record PageTable(ImmutableArray<string> Head, List<string[]> Rows);

/// <summary>A case: its title, its own facts or scheme, and what is due or refused.</summary>
internal sealed record PageCase(string Title)
{
    public List<Block> Facts { get; } = [];

    /// <summary>A scheme of its own, or null: the page's.</summary>
    public string? Scheme { get; set; }

    /// <summary>What is expected as at one date after another; of a text, without a date.</summary>
    public List<Moment> Moments { get; } = [];

    public bool IsText => Title.StartsWith("Refused text", StringComparison.Ordinal);

    public override string ToString() => Title;
}

/// <summary>What is expected as at a date.</summary>
internal sealed record Moment(string AsAt)
{
    public List<PageTable> Tables { get; } = [];

    /// <summary>The table whose first column has a name, or null.</summary>
    public PageTable? Table(string first) => Tables.FirstOrDefault(t => t.Head[0] == first);

    /// <summary>The columns in which lines are expected.</summary>
    public IReadOnlyList<string> Columns =>
        Table("clause") is { } lines ? lines.Head : ["clause", "who", "n", "date", "amount"];

    /// <summary>The lines expected, in order. One that comes to nothing need not stand in a page.
    /// </summary>
    public List<string> Lines(Currency currency)
    {
        int amount = Columns.ToList().IndexOf("amount");
        string nothing = currency.Format(new Money(0));
        return InOrder((Table("clause")?.Rows ?? []).Where(r => r[amount] != nothing));
    }

    /// <summary>The rows and items expected to be refused, in order.</summary>
    public List<string> Refused => InOrder(Table("refused")?.Rows ?? []);

    private static List<string> InOrder(IEnumerable<string[]> rows) =>
        [.. rows.Select(r => string.Join(" | ", r)).Order(StringComparer.Ordinal)];
}
