using Outturn.Language;
using Outturn.Schemes;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>Rows of tests: a changed line, with the faulty words in «…», and the only error
/// that the scheme then has.</summary>
internal static class DiagnosticTable
{
    public static void OnlyError(string line, string text, string rule, string message)
    {
        (string changed, Place place) = SmallScheme.Marked(SmallScheme.With(line, text));
        SchemeReading reading = SmallScheme.ReadText(changed);
        Diagnostic[] errors = [.. SmallScheme.Errors(reading)];
        Assert.Equal(Said(rule, place, message), string.Join('\n', errors.Select(Said)));
        Assert.Null(reading.Scheme);
    }

    private static string Said(Diagnostic d) => Said(
        d.Rule, d.Place, d.Remedy is null ? d.Message : $"{d.Message} | {d.Remedy}");

    private static string Said(string rule, Place place, string message) =>
        $"{place.Line}:{place.Column}+{place.Length} {rule}: {message}";
}
