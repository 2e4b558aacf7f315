using System.Text.Json;
using System.Text.RegularExpressions;
using Outturn.Tests.Shell.Cli;
using Xunit;
using Place = Outturn.Tests.Shell.Schemes.Place;

namespace Outturn.Tests.Shell.Simulation;

/// <summary><c>compare</c> from the command line: a scheme against the same with a lower fee and a
/// higher price, in its own world and in another.</summary>
public sealed partial class CompareTests : IDisposable
{
    private const string Scheme = "schemes/work-pathways";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("outturn-");

    public CompareTests()
    {
        string text = File.ReadAllText(Place.Of(Scheme, "scheme.yaml"))
            .Replace("adult: £1,400", "adult: £1,900", StringComparison.Ordinal)
            .Replace("pay: £300", "pay: £250", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.FullName, "scheme.yaml"), text);
        File.Copy(
            Place.Of(Scheme, "world.yaml"), Path.Combine(_folder.FullName, "world.yaml"));
    }

    public void Dispose() => _folder.Delete(true);

    /// <summary>As read by eye; <c>UPDATE_GOLDEN=1</c> writes it anew. That a difference of nothing
    /// is nothing, and £100 a start £100 a start, the tests of the core say.</summary>
    [Fact]
    public void Prints_what_was_read()
    {
        string path = Place.Of("tests", "Shell", "Simulation", "compare", "work-pathways.txt");
        string printed = Version().Replace(
            Compare().Out.Replace(_folder.FullName, "DRAFT", StringComparison.Ordinal), "sha256:…");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, printed);
        }
        Assert.Equal(File.ReadAllText(path), printed);
    }

    [Fact]
    public void Says_first_that_worlds_differ()
    {
        string world = Path.Combine(_folder.FullName, "world.yaml");
        File.WriteAllText(world, File.ReadAllText(world).Replace(
            "months: 24", "months: 12", StringComparison.Ordinal));
        string printed = Compare().Out;
        int differ = printed.IndexOf("were tried in different worlds", StringComparison.Ordinal);
        Assert.InRange(
            differ, 1, printed.IndexOf("What each group gets", StringComparison.Ordinal));
        Assert.Contains("referrals.months 24 and 12", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "different worlds",
            Compare("--world", Place.Of(Scheme, "world.yaml")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_every_measure_to_programs_and_a_chart_to_people()
    {
        string page = Path.Combine(_folder.FullName, "page.html");
        JsonElement json = Compare("--json", "--html", page).Json;
        JsonElement payments = json.GetProperty("measures").EnumerateArray()
            .Single(m => m.GetProperty("name").GetString() == "payments");
        Assert.Equal(JsonValueKind.Null, payments.GetProperty("differences")[0].ValueKind);
        double difference = payments.GetProperty("differences")[1].GetProperty("value")
            .GetDouble();
        Assert.Equal(
            payments.GetProperty("values")[1].GetProperty("value").GetDouble()
                - payments.GetProperty("values")[0].GetProperty("value").GetDouble(),
            difference, 6);
        Assert.Equal(2, json.GetProperty("designs")[1].GetProperty("textDiffers")
            .GetArrayLength());
        string html = File.ReadAllText(page);
        Assert.Contains("<div class=\"small\">", html, StringComparison.Ordinal);
        Assert.Contains("cost-per-additional-outcome", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("sha256:[0-9a-f]+")]
    private static partial Regex Version();

    private Ran Compare(params string[] more) => Ran.Words(
        0, ["compare", Scheme, _folder.FullName, "--replications", "6", .. more]);
}
