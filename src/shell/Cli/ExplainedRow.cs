using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>A row of facts: refused, replaced, not known yet, or what it helped to earn.</summary>
internal sealed class ExplainedRow(FactBase facts, Explainer explainer, FactRows rows)
{
    /// <summary>The explanation of <c>FILE:LINE</c>; a path before the file's name is passed over.
    /// </summary>
    public Explanation Explain(string given)
    {
        int colon = given.LastIndexOf(':');
        bool read = Digits(given[(colon + 1)..], out int line);
        if (colon < 1 || !read)
        {
            throw CommandException.Usage(
                $"\"{given}\" is not FILE:LINE. Write it as events.csv:12.");
        }
        string file = Path.GetFileName(given[..colon]);
        if (rows.Line(file, 1) is null)
        {
            throw CommandException.Usage(
                $"the facts have no file {file}. They are participants.csv, events.csv, "
                + "returns.csv, cohorts.csv, claims.csv, decisions.csv.");
        }
        if (line == 1 || rows.Line(file, line) is not { } text)
        {
            throw CommandException.Usage(line == 1
                ? $"line 1 of {file} is its header."
                : $"{file} has no row in line {Numerals.Text(line)}.");
        }
        var quoted = new ExplanationNode(ExplanationKind.Clause, text);
        if (facts.Refused.At(file, line) is { } refusal)
        {
            return Plain(file, line, [quoted, .. Refused(refusal)]);
        }
        return explainer.Row(file, line) is { } explained
            ? explained with { Parts = [quoted, .. explained.Parts] }
            : Plain(file, line, [quoted, new ExplanationNode(
                ExplanationKind.Shortfall, Unused(file, line))]);
    }

    private Explanation Plain(string file, int line, ExplanationNode[] parts) =>
        explainer.Of($"{file}:{Numerals.Text(line)}", parts);

    private static IEnumerable<ExplanationNode> Refused(Refusal refusal)
    {
        string column = refusal.Column.Length == 0 ? "the row" : $"column {refusal.Column}";
        string found = refusal.Found.Length == 0 ? "" : $"; found: \"{refusal.Found}\"";
        yield return new ExplanationNode(
            ExplanationKind.Shortfall, $"refused: {refusal.ReasonName}, {column}{found}");
        yield return new ExplanationNode(ExplanationKind.Note, refusal.Remedy);
    }

    private string Unused(string file, int line)
    {
        string recorded = rows.Recorded(file, line);
        if (string.CompareOrdinal(recorded, CalendarDates.Text(facts.AsAt)) > 0)
        {
            return $"accepted, and not known yet: it was recorded {recorded}, after the as-at date";
        }
        string fate = rows.Of(file, line);
        return fate.Length > 0
            ? $"accepted, and it counts no longer: {fate}"
            : "accepted, and nothing rests on it: another row of the fact counts, or it takes one "
                + "back";
    }

    private static bool Digits(string text, out int number) => int.TryParse(
        text, System.Globalization.NumberStyles.None,
        System.Globalization.CultureInfo.InvariantCulture, out number);
}
