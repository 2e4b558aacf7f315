using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>The language, character set and time zone of the machine change no byte of what the
/// program writes.</summary>
[Trait("Category", "Slow")]
public sealed class LanguageOfTheMachineTests
{
    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("th_TH.UTF-8")]
    [InlineData("de_DE.ISO-8859-1")]
    [InlineData("C")]
    public void Nothing_that_is_written_changes(string language)
    {
        using Workplace place = Workplace.Of("work-programme");
        var variables = new Dictionary<string, string>
        {
            ["LC_ALL"] = language,
            ["LANG"] = language,
            ["TZ"] = "Pacific/Kiritimati",
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0",
        };
        Ran here = place.Settle("--ledger", place.Ledger, "--out", place.Path("out"));
        Dictionary<string, string> files = Files(place);
        File.Delete(place.Ledger);
        Directory.Delete(place.Path("out"), recursive: true);

        Ran there = Started.Run(
            variables,
            ["settle", place.Folder, "--ledger", place.Ledger, "--out", place.Path("out")]);

        Assert.Equal(here, there);
        Assert.Equal(files, Files(place));
        Assert.Equal(
            Ran.Words("check", "schemes/bad/cycle.yaml"),
            Started.Run(variables, ["check", "schemes/bad/cycle.yaml"]));
    }

    private static Dictionary<string, string> Files(Workplace place) =>
        Directory.GetFiles(place.Path("out")).Append(place.Ledger)
            .ToDictionary(f => f, File.ReadAllText);
}
