using System.Text.RegularExpressions;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>Words that have no business in a file of this repository.</summary>
public sealed class Words
{
    // Each is broken in two here, or this file would be the first to be found.
    private static readonly (string Pattern, string Why)[] Anywhere =
    [
        ("(?<![A-Za-z0-9_.)}\\]$])/(wo" + "rk|ro" + "ot|home/[a-z]+)/", "a path of one machine"),
        ("(?<![A-Za-z0-9_)\\]\"])\\.lib" + "rary\\b", "a path of one machine"),
        ("(api\\.nu" + "get|registry\\.np" + "mjs|pypi\\.o" + "rg|deb\\.deb" + "ian)",
            "a host of packages: the user's own settings say where they come from"),
        ("\\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b", "work left undone"),
        ("NotImple" + "mentedException", "work left undone"),
        ("\\bSk" + "ip\\s*=\\s*\"", "a skipped test: mend it, or declare what it needs"),
    ];

    private static readonly (string Pattern, string Why)[] InCore =
    [
        ("\\bDateTime(Offset)?\\.(Now|UtcNow|Today)\\b", "the core has no clock"),
    ];

    [Fact]
    public void None_is_in_any_file() => Faults.None(
        Repository.Files("").SelectMany(file => Found(file, Anywhere)),
        "These must go.");

    [Fact]
    public void The_core_asks_no_clock() => Faults.None(
        Repository.Files("src/core", "*.cs").SelectMany(file => Found(file, InCore)),
        "Take the date as an argument.");

    [Fact]
    public void A_lock_file_names_no_host() => Faults.None(
        Repository.Files("", "*lock.json")
            .SelectMany(file => Found(file, [("https?://", "an address")])),
        "Lock files carry versions and hashes, not where a package came from.");

    [Theory]
    [InlineData("see /wo" + "rk/notes", true)]
    [InlineData("in /ro" + "ot/x", true)]
    [InlineData("src/wo" + "rk/notes", false)]
    [InlineData("// TO" + "DO later", true)]
    [InlineData("[Fact(Sk" + "ip = \"slow\")]", true)]
    [InlineData("rows.Sk" + "ip(1)", false)]
    [InlineData("the lib" + "rary of schemes", false)]
    public void The_patterns_know_them(string text, bool found) =>
        Assert.Equal(found, Anywhere.Any(word => Regex.IsMatch(text, word.Pattern)));

    private static IEnumerable<string> Found(string file, (string Pattern, string Why)[] words)
    {
        var text = Repository.Text(file);
        if (text.Contains('\0'))
        {
            yield break;
        }

        foreach (var (pattern, why) in words)
        {
            foreach (Match match in Regex.Matches(text, pattern))
            {
                var line = text.AsSpan(0, match.Index).Count('\n') + 1;
                yield return $"{file}:{line}: {match.Value} ({why})";
            }
        }
    }
}
