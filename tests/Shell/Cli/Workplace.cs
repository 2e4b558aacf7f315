using System.Text;
using Outturn.Tests.Shell.Schemes;

namespace Outturn.Tests.Shell.Cli;

/// <summary>A folder with a scheme and its facts that a test may spoil; removed after it.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("outturn-");

    public string Folder => _folder.FullName;

    /// <summary>A copy of a scheme of the library with its tables, and one folder of its facts.
    /// </summary>
    public static Workplace Of(string scheme, string facts = "facts")
    {
        var place = new Workplace();
        foreach (string file in Directory.GetFiles(Place.Of("schemes", scheme))
            .Where(f => f.EndsWith("scheme.yaml", StringComparison.Ordinal)
                || f.EndsWith(".csv", StringComparison.Ordinal)))
        {
            File.Copy(file, place.Path(System.IO.Path.GetFileName(file)));
        }
        Directory.CreateDirectory(place.Path("facts"));
        foreach (string file in Directory.GetFiles(Place.Of("schemes", scheme, facts)))
        {
            File.Copy(file, place.Path("facts", System.IO.Path.GetFileName(file)));
        }
        return place;
    }

    /// <summary>A scheme written in the test.</summary>
    public static Workplace Written(string scheme)
    {
        var place = new Workplace();
        File.WriteAllText(place.Path("scheme.yaml"), scheme);
        Directory.CreateDirectory(place.Path("facts"));
        return place;
    }

    public string Path(params string[] parts) =>
        System.IO.Path.Combine([_folder.FullName, .. parts]);

    public string Ledger => Path("ledger.journal");

    /// <summary>A file of facts, line by line.</summary>
    public Workplace With(string file, params string[] lines)
    {
        File.WriteAllText(Path("facts", file), string.Join('\n', lines) + "\n");
        return this;
    }

    public List<string> Lines(string file) => [.. File.ReadAllLines(Path("facts", file))];

    public void Write(string file, IEnumerable<string> lines) => With(file, [.. lines]);

    /// <summary>Puts a line in the middle of a file; returns its number, from 1.</summary>
    public int Insert(string file, string line, Encoding? encoding = null)
    {
        List<string> lines = Lines(file);
        int at = lines.Count / 2;
        lines.Insert(at, line);
        File.WriteAllText(
            Path("facts", file),
            string.Join('\n', lines) + "\n",
            encoding ?? new UTF8Encoding(false));
        return at + 1;
    }

    /// <summary>Runs <c>settle</c> on it.</summary>
    public Ran Settle(params string[] words) => Ran.Words(["settle", Folder, .. words]);

    /// <summary>Runs <c>settle --json</c>, which has to end well.</summary>
    public Ran Json(params string[] words) =>
        Ran.Words(0, ["settle", Folder, "--json", .. words]);

    public void Dispose() => _folder.Delete(true);
}
