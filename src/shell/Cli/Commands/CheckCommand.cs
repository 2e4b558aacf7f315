using System.CommandLine;
using System.Text.Json;
using Outturn.Language;
using Outturn.Quantities;

namespace Outturn.Cli.Commands;

/// <summary><c>check</c>: the problems of scheme texts, each with file, line and column.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var schemes = new Argument<string[]>("SCHEME")
        {
            Description = "scheme.yaml files, or their folders",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> json = Options.Json();
        var command = new Command(
            "check", "Check the text of a scheme.\n\nExample: outturn check schemes/peterborough")
        {
            schemes,
            json,
        };
        command.SetAction(parsed => Run(
            [.. parsed.GetValue(schemes)!.Select(SchemeFile.Find)],
            parsed.GetValue(json),
            Screen.Of(parsed)));
        return command;
    }

    private static int Run(IReadOnlyList<SchemeFile> files, bool json, Screen screen)
    {
        List<SchemeReading> readings = [.. files.Select(f => f.Read())];
        if (json)
        {
            Json(readings, screen);
        }
        else
        {
            for (int i = 0; i < files.Count; i++)
            {
                Text(files[i], readings[i], screen);
            }
        }
        return readings.All(r => r.Scheme is not null) ? ExitCode.Done : ExitCode.No;
    }

    private static void Text(SchemeFile file, SchemeReading reading, Screen screen)
    {
        foreach (Diagnostic diagnostic in reading.Diagnostics)
        {
            screen.Out.WriteLine(
                DiagnosticText.Render(diagnostic, reading.Sources.Of(diagnostic.Place)));
        }
        int errors = reading.Diagnostics.Count(d => d.Severity == Severity.Error);
        int warnings = reading.Diagnostics.Count(d => d.Severity == Severity.Warning);
        screen.Error.WriteLine($"{file.Path}: {Count(errors, "error")}, "
            + Count(warnings, "warning"));
    }

    private static string Count(int number, string noun) => number switch
    {
        0 => $"no {noun}s",
        1 => $"1 {noun}",
        _ => $"{Numerals.Text(number)} {noun}s",
    };

    private static void Json(IEnumerable<SchemeReading> readings, Screen screen) =>
        JsonOutput.Print(screen, json => Members(json, readings));

    private static void Members(Utf8JsonWriter json, IEnumerable<SchemeReading> readings)
    {
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic d in readings.SelectMany(r => r.Diagnostics))
        {
            json.WriteStartObject();
            json.WriteString("rule", d.Rule);
            json.WriteString("severity", DiagnosticText.Word(d.Severity));
            json.WriteString("file", d.Place.File);
            json.WriteNumber("line", d.Place.Line);
            json.WriteNumber("column", d.Place.Column);
            json.WriteString("message", d.Message);
            json.WriteString("remedy", d.Remedy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
