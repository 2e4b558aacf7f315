using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>A price earned over time, in words (language reference 6, "Instalments").</summary>
internal sealed class InstalmentWords(Speech speech)
{
    /// <summary>A clause without its full stop at the end.</summary>
    public string Say(YamlMap parts)
    {
        var sum = speech.Value(parts["of"]);
        var calendar = speech.Contents.Root["calendar"] as YamlMap;
        var each = Grammar.Words(
            (parts["each"] as YamlScalar)?.Text ?? (calendar?["payment"] as YamlScalar)?.Text
            ?? "month");
        var from = parts["from"] is YamlScalar start ? $" from {speech.Text(start)}" : "";
        var over = (parts["over"] as YamlScalar)?.Text ?? "";
        var said = Kinds.IsPeriod(over)
            ? $"{sum} is paid for every {Grammar.Words(over)} in equal instalments, on the last "
                + $"day of each {each} of it{from}"
            : $"{sum} is paid in {Number(parts["over"])} equal instalments, on the last day of "
                + $"each {each}{from}";
        var going = parts["while"] is YamlScalar condition
            ? $", as long as {speech.Condition(condition)}" : "";
        return said + going + Completed(parts)
            + ". Where the sum changes, what is not yet paid of it is spread evenly over the "
            + "instalments that are left, so that together they come to it exactly";
    }

    private string Number(YamlNode? over)
        => over is YamlScalar ? speech.Value(over) : "";

    private string Completed(YamlMap parts)
        => parts["completed"] is YamlScalar date
            ? $". What is left becomes payable with the instalment of the period that holds "
                + speech.Text(date) : "";
}
