using System.Reflection;

namespace Outturn.Tests.Core.Quantities;

/// <summary>Rows of a reference table in data/, without its header.</summary>
internal static class Table
{
    public static IEnumerable<string[]> Rows(string file)
    {
        var name = typeof(Table).Namespace + ".data." + file;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.TrimEnd('\r').Split(',');
        }
    }

    public static DateOnly Date(string text) =>
        Outturn.Quantities.CalendarDates.TryParse(text, out var date)
            ? date
            : throw new FormatException(text);
}
