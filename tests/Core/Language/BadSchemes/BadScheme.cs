using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.BadSchemes;

/// <summary>A small scheme with one mistake. Its first line names the rule; a comment
/// <c># &lt;- here</c> marks the line, or <c>at LINE:COLUMN</c> after the name the place.</summary>
internal sealed partial record BadScheme(string Name, string Text, string Rule)
{
    private const string Mark = "# <- here";

    public static TheoryData<string> Names => new(
        Directory.GetFiles(Folder, "*.yaml").Select(p => Path.GetFileNameWithoutExtension(p))
            .Order(StringComparer.Ordinal));

    public static string Root
    {
        get
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

    private static string Folder => Path.Combine(Root, "schemes", "bad");

    public static BadScheme Of(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name + ".yaml"));
        Match head = Head().Match(text);
        Assert.True(head.Success, $"{name}.yaml begins with a comment that names its rule");
        return new BadScheme(name, text, head.Groups[1].Value)
        {
            Place = head.Groups[2].Success ? head.Groups[2].Value : null,
        };
    }

    /// <summary>The exact place, where the head gives it.</summary>
    public string? Place { get; private init; }

    /// <summary>The line on which the mistake is.</summary>
    public int Line => Place is { } place
        ? int.Parse(place.Split(':')[0], CultureInfo.InvariantCulture)
        : Array.FindIndex(Text.Split('\n'), l => l.Contains(Mark, StringComparison.Ordinal)) + 1;

    /// <summary>The text without marks, as the catalogue shows it; lines stay where they are.
    /// </summary>
    public string Clean => Text.Replace("   " + Mark, "", StringComparison.Ordinal);

    /// <summary>The text of its table file, which has the name of the scheme; null: it has none.
    /// </summary>
    public string? TableFile => File.Exists(Path.Combine(Folder, Name + ".csv"))
        ? File.ReadAllText(Path.Combine(Folder, Name + ".csv"))
        : null;

    public SchemeReading Read(string text) => SchemeText.Read(
        Name + ".yaml", Encoding.UTF8.GetBytes(text),
        name => name == Name + ".csv" && TableFile is { } table
            ? (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(table)
            : null);

    [GeneratedRegex(@"\A# ([a-z-]+)(?: at (\d+:\d+))?\n")]
    private static partial Regex Head();
}
