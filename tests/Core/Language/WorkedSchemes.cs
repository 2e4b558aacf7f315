using Outturn.Language;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>The worked schemes of the language reference, section 14, as files.</summary>
internal static class WorkedSchemes
{
    public static TheoryData<string> Names => new(
        Directory.GetFiles(Folder, "*.yaml")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal));

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
            {
                folder = folder.Parent
                    ?? throw new InvalidOperationException("run from inside the repository");
            }

            return Path.Combine(folder.FullName, "tests", "Core", "Language", "data");
        }
    }

    public static string Text(string name) =>
        File.ReadAllText(Path.Combine(Folder, name + ".yaml"));

    public static YamlDocument Read(string name)
    {
        var found = new List<Diagnostic>();
        var document = YamlReader.Read(name, Text(name), found);
        Assert.Empty(found);
        return document;
    }
}
