using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace Outturn.Tests.Core.Statistics;

/// <summary>Known answers in data/, which R, or integer arithmetic in Python, worked out
/// (data/README.md says by which script).</summary>
internal static class Answers
{
    public static JsonElement Read(string file)
    {
        using var stream = Open(file + ".json");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>The rows of numbers of a CSV file, without its header.</summary>
    public static IEnumerable<double[]> Table(string file)
    {
        using var reader = new StreamReader(Open(file + ".csv"));
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return
                [.. line.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        }
    }

    private static Stream Open(string file)
    {
        var name = typeof(Answers).Namespace + ".data." + file;
        return Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new FileNotFoundException(name);
    }

    public static double[] Numbers(this JsonElement element, string name) =>
        element.GetProperty(name) is var list && list.ValueKind == JsonValueKind.Number
            ? [list.GetDouble()]
            : [.. list.EnumerateArray().Select(e => e.GetDouble())];

    public static double Number(this JsonElement element, string name) =>
        element.GetProperty(name).GetDouble();

    public static uint Word(this JsonElement element) =>
        uint.Parse(element.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Equal to within a share of the expected value, and in any case to within a tiny
    /// absolute difference.</summary>
    public static void Close(double expected, double actual, double share, string? where = null)
    {
        double off = Math.Abs(actual - expected);
        Assert.True(
            off <= Math.Max(share * Math.Abs(expected), 1e-300),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{where}: expected {expected:R}, got {actual:R}, off by {off / expected:E1}"));
    }

    public static void Close(
        IReadOnlyList<double> expected, IReadOnlyList<double> actual, double share)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Close(expected[i], actual[i], share, $"number {i}");
        }
    }
}
