using Outturn.Language;
using Outturn.Language.English;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language.English;

/// <summary>
/// The schedules in plain English, read sentence by sentence before they were kept. To change
/// them: run with UPDATE_GOLDEN=1 and read the difference.
/// </summary>
public sealed class EnglishGoldenTests
{
    private static readonly bool Update =
        Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Schemes => new(EnglishTexts.All.Keys);

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_scheme_reads_as_it_was_read(string name)
    {
        var schedule = PlainEnglish.Render(EnglishTexts.Read(name));
        Same(Path.Combine(EnglishTexts.Golden, name + ".txt"), PlainText.Print(schedule));
    }

    [Fact]
    public void A_page_looks_as_it_was_looked_at()
    {
        var schedule = PlainEnglish.Render(EnglishTexts.Read("peterborough"), "sha256:0123");
        Same(Path.Combine(EnglishTexts.Golden, "peterborough.html"), HtmlPage.Print(schedule));
    }

    private static void Same(string path, string text)
    {
        if (Update)
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}

/// <summary>The texts that are rendered: the worked schemes of the reference, the library, and
/// one with every key.</summary>
internal static class EnglishTexts
{
    public static string Root { get; } = Repository();

    public static string Golden => Path.Combine(Root, "tests/Core/Language/English/golden");

    public static SortedDictionary<string, string> All { get; } = Files();

    public static YamlDocument Read(string name)
    {
        var found = new List<Diagnostic>();
        var document = YamlReader.Read(name, File.ReadAllText(All[name]), found);
        Assert.Empty(found);
        return document;
    }

    private static SortedDictionary<string, string> Files()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(
            Path.Combine(Root, "tests/Core/Language/data"), "*.yaml"))
        {
            files.Add(Path.GetFileNameWithoutExtension(file), file);
        }

        foreach (var folder in Directory.GetDirectories(Path.Combine(Root, "schemes"))
            .Where(folder => File.Exists(Path.Combine(folder, "scheme.yaml"))))
        {
            files.Add("library-" + Path.GetFileName(folder), Path.Combine(folder, "scheme.yaml"));
        }

        files.Add("everything", Path.Combine(Root, "tests/Core/Language/English/everything.yaml"));
        return files;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
        {
            folder = folder.Parent
                ?? throw new InvalidOperationException("run from inside the repository");
        }

        return folder.FullName;
    }
}
