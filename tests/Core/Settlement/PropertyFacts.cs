using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Tests.Core.Chance;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>A scheme with files of facts that a property turns about: other orders, fewer rows.
/// </summary>
internal sealed record PropertyFacts(string Text, IReadOnlyList<PropertyFile> Files)
{
    /// <summary>The folders of facts of the library, as <c>work-programme/facts</c>.</summary>
    public static TheoryData<string> Library { get; } =
    [
        .. Directory.GetDirectories(Folder())
            .Where(f => File.Exists(Path.Combine(f, "scheme.yaml")))
            .SelectMany(f => Directory.GetDirectories(f, "facts*"))
            .Select(f => Path.GetRelativePath(Folder(), f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static PropertyFacts Of(string facts)
    {
        string folder = Path.Combine(Folder(), facts);
        return new PropertyFacts(
            File.ReadAllText(Path.Combine(folder, "..", "scheme.yaml")),
            [
                .. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(f =>
                    new PropertyFile(Path.GetFileName(f), [.. File.ReadAllLines(f)])),
            ])
        {
            Beside = Path.GetDirectoryName(folder),
        };
    }

    /// <summary>The folder of the scheme's table files; null: the text carries them.</summary>
    public string? Beside { get; init; }

    /// <summary>Finds the bytes of a table file.</summary>
    public Func<string, ReadOnlyMemory<byte>?> Tables => Beside is null
        ? TablesOfChance.FileOf(Text)
        : name => File.Exists(Path.Combine(Beside, name))
            ? File.ReadAllBytes(Path.Combine(Beside, name))
            : null;

    /// <summary>The scheme of the text, which has no errors.</summary>
    public Scheme Scheme
    {
        get
        {
            SchemeReading read = SchemeText.Read(
                "scheme.yaml", Encoding.UTF8.GetBytes(Text), Tables);
            Assert.True(read.Scheme is not null, string.Join(
                '\n', read.Diagnostics.Select(d => DiagnosticText.Render(d, Text))));
            return read.Scheme!;
        }
    }

    /// <summary>Every due in words, one a line, in the order in which it is posted.</summary>
    public string Dues(DateOnly asAt, SettlingOptions? options = null)
    {
        SettlingOptions how = options ?? new SettlingOptions { Compile = false, Threads = 1 };
        var to = new Keyed();
        SettlementResult result = Settle.Of(
            Scheme, Read(asAt, how.Threads), how with { Receiver = to });
        Assert.Equal(result.Due.Minor, to.Sum);
        Assert.Equal(result.Due.Minor, result.ByClause.Sum(c => c.Amount.Minor));
        Assert.Equal(result.Due.Minor, result.ByPeriod.Sum(p => p.Amount.Minor));
        Assert.Equal(result.Due.Minor, result.ByPayer.Sum(p => p.Amount.Minor));
        return to.Text.ToString();
    }

    public FactBase Read(DateOnly? asAt, int threads = 1)
    {
        FactSource? Open(string name) => Files.FirstOrDefault(f => f.Name == name)?.Bytes;
        return FactBase.Read(
            new FactFileSet
            {
                Participants = Open("participants.csv"),
                Events = Open("events.csv"),
                Returns = Open("returns.csv"),
                Statistics = Open("cohorts.csv"),
                Claims = Open("claims.csv"),
                Decisions = Open("decisions.csv"),
            },
            Scheme,
            asAt,
            threads);
    }

    /// <summary>The same facts, rows and columns in an order of chance.</summary>
    public PropertyFacts Shuffled(Random random) =>
        this with { Files = [.. Files.Select(f => f.Shuffled(random))] };

    /// <summary>The files as they were on a day: what was recorded later is not in them.</summary>
    public PropertyFacts RecordedBy(DateOnly day) =>
        this with { Files = [.. Files.Select(f => f.RecordedBy(day))] };

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "schemes"));

    private sealed class Keyed : IDueReceiver
    {
        public StringBuilder Text { get; } = new();

        public long Sum { get; private set; }

        public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) =>
            KeyedDue.Of(names, dues).Select(d => (d.Amount, string.Create(
                CultureInfo.InvariantCulture,
                $"{names.Clause(d.First)} {names.Subject(d.First.Line)} {d.First.Line.N} "
                + $"{names.Payer(d.First)} {names.Payee(d.First)} "
                + $"{names.PaymentPeriod(d.First.Date)} {d.Amount}\n"))).ToList();

        public void Take(object? prepared)
        {
            foreach ((long amount, string text) in (List<(long, string)>)prepared!)
            {
                Sum += amount;
                Text.Append(text);
            }
        }
    }
}

/// <summary>A file of facts without quotes: its header, then its rows.</summary>
internal sealed record PropertyFile(string Name, IReadOnlyList<string> Lines)
{
    public FactBytes Bytes => new(Name, Encoding.UTF8.GetBytes(string.Join('\n', Lines) + "\n"));

    public PropertyFile Shuffled(Random random)
    {
        int[] columns = [.. Enumerable.Range(0, Lines[0].Split(',').Length)];
        random.Shuffle(columns);
        string[] rows = [.. Lines.Skip(1).Where(l => l.Length > 0)];
        random.Shuffle(rows);
        return this with
        {
            Lines = [.. rows.Prepend(Lines[0]).Select(row => Turned(row.Split(','), columns))],
        };
    }

    private static string Turned(string[] cells, int[] columns) =>
        string.Join(',', columns.Select(c => cells[c]));

    public PropertyFile RecordedBy(DateOnly day)
    {
        int column = Array.IndexOf(Lines[0].Split(','), "recorded");
        string last = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return column < 0 ? this : this with
        {
            Lines = [.. Lines.Where((line, i) => i == 0 || line.Length == 0
                || string.CompareOrdinal(line.Split(',')[column], last) <= 0)],
        };
    }
}
