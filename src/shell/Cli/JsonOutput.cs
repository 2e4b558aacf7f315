using System.Text.Encodings.Web;
using System.Text.Json;

namespace Outturn.Cli;

/// <summary>JSON on stdout, one object.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints one object with the members that are written.</summary>
    public static void Print(Action<Utf8JsonWriter> members)
    {
        using Stream output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
