namespace Outturn.Tests.Tidy;

/// <summary>The files of this repository, as these tests read them.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs =
        ["bin", "obj", ".git", ".build", ".idea", ".vs", ".vscode", "node_modules", "TestResults"];

    /// <summary>The projects whose figures become money: no binary float may be in them.</summary>
    internal static readonly string[] MoneyProjects =
        ["Quantities", "Schemes", "Language", "Facts", "Ledger", "Settlement"];

    internal static string Root { get; } = FindRoot();

    /// <summary>Every file below a folder of the root, by its path from the root.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern = "*")
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start) ? Below(start, pattern) : [];
    }

    internal static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    internal static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>The names of the projects under src/core or src/shell: their folders.</summary>
    internal static IEnumerable<string> Projects(string kind) =>
        Files("src/" + kind, "*.csproj").Select(p => Path.GetFileNameWithoutExtension(p));

    /// <summary>The built assembly of a project, copied beside these tests.</summary>
    internal static string Assembly(string project) =>
        Path.Combine(AppContext.BaseDirectory, $"Outturn.{project}.dll");

    private static IEnumerable<string> Below(string folder, string pattern)
    {
        foreach (var file in Directory.EnumerateFiles(folder, pattern).Order())
        {
            if (!NotOurs.Contains(Path.GetFileName(file)))
            {
                yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
            }
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Order())
        {
            if (!NotOurs.Contains(Path.GetFileName(inner)))
            {
                foreach (var file in Below(inner, pattern))
                {
                    yield return file;
                }
            }
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Outturn.slnx")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("no Outturn.slnx above the tests");
        }

        return folder;
    }
}
