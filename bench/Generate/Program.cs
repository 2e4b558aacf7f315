using System.Globalization;

namespace Outturn.Generate;

/// <summary>Writes fact files of any size for measuring speed. The same N gives the same bytes.
/// </summary>
internal static class Program
{
    private const string Usage = """
        usage: bench/generate wp-lite N DIR [--total]
               bench/generate work-programme N DIR
               bench/generate health-rbf N DIR [--total]
        Writes the fact files of a scheme for N participants, or facilities, into DIR.
        --total also prints the exact totals in pence, worked without the engine.
        """;

    private static int Main(string[] arguments)
    {
        var total = arguments.Contains("--total", StringComparer.Ordinal);
        var words = arguments.Where(word => word != "--total").ToArray();
        if (words.Length != 3 || !int.TryParse(
                words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var people))
            return Wrong();
        switch (words[0])
        {
            case "wp-lite":
                var sums = WpLite.Write(people, Directory.CreateDirectory(words[2]).FullName);
                if (total)
                    Console.Out.Write(sums);
                return 0;
            case "health-rbf":
                var cents = HealthRbf.Write(people, Directory.CreateDirectory(words[2]).FullName);
                if (total)
                    Console.Out.Write(cents);
                return 0;
            case "work-programme" when !total:
                WorkProgramme.Write(people, Directory.CreateDirectory(words[2]).FullName);
                return 0;
            default:
                return Wrong();
        }
    }

    private static int Wrong()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
