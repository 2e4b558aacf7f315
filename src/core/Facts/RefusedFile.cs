using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>The refusals of one file, and how to put them into words.</summary>
internal sealed record RefusedFile(
    string Name, FactHeader Header, RefusalList List, Scheme Scheme)
{
    /// <summary>One of them in words.</summary>
    public Refusal Words(RefusalRow row)
    {
        string column = row.Column < 0 ? "" : Header.Names[row.Column];
        string found = List.Found(row);
        return new Refusal(Name, row.Line, column, row.Reason, found, Remedy(row, column, found));
    }

    private string Remedy(RefusalRow row, string column, string found) => row.Reason switch
    {
        RefusalReason.MissingValue when column.Length > 0 => $"Fill in \"{column}\".",
        RefusalReason.MissingValue when found.Length > 0 => $"Add a column \"{found}\".",
        RefusalReason.WrongValue or RefusalReason.WrongUnit => Expected(row, column),
        RefusalReason.UnknownLabel => OneOf(Labels(row, column), found),
        RefusalReason.UnknownKind => OneOf(Scheme.Facts.Events.Select(e => e.Name), found),
        RefusalReason.UnknownProvider => OneOf(Scheme.Facts.Providers.Labels, found),
        RefusalReason.UnknownSource => OneOf(SourcesOf(row), found),
        RefusalReason.UnknownIndicator => OneOf(
            Scheme.Facts.Returns.SelectMany(r => r.Indicators.Labels), found),
        RefusalReason.UnknownStatistic => OneOf(
            Scheme.Facts.Statistics.Where(s => !s.IsDecided).Select(s => s.Name), found),
        RefusalReason.UnknownClause => OneOf(column == "payment"
            ? Scheme.Payments.Select(p => p.Name) : Scheme.Outcomes.Select(o => o.Name), found),
        RefusalReason.BeforeTerm when Name == "events.csv"
            && Scheme.Term.FactsFrom < Scheme.Term.From => "Facts count from "
                + $"{CalendarDates.InWords(Scheme.Term.FactsFrom)}. Correct the date.",
        RefusalReason.BeforeTerm =>
            $"The term begins on {CalendarDates.InWords(Scheme.Term.From)}. Correct the date.",
        RefusalReason.AfterLongStop => "The long stop is "
            + $"{CalendarDates.InWords(Scheme.Term.LongStop)}. Correct the date.",
        RefusalReason.OutsideReferrals => "Referrals run from "
            + $"{CalendarDates.InWords(Scheme.Term.ReferralsFrom)} to "
            + $"{CalendarDates.InWords(Scheme.Term.ReferralsTo)}. Correct the date.",
        _ => RefusalRemedies.Of(row.Reason),
    };

    private static string OneOf(IEnumerable<string> names, string found)
    {
        string[] all = [.. names];
        string nearest = Likeness.Nearest(found, all) is string near
            ? $"Did you mean \"{near}\"? " : "";
        string list = string.Join(", ", all.Take(20)) + (all.Length > 20 ? "…" : "");
        return all.Length == 0 ? "The scheme declares none." : $"{nearest}It is one of: {list}.";
    }

    private IEnumerable<string> SourcesOf(RefusalRow row) => row.Detail < 0 ? Sources
        : Scheme.Facts.Events[row.Detail].Sources.Select(i => Sources[i]);

    private IReadOnlyList<string> Sources => Scheme.Facts.Sources.Labels;

    private IEnumerable<string> Labels(RefusalRow row, string column) =>
        Spec(row, column)?.Type.Labels?.Labels
        ?? (column == "status" ? ["withdrawn"]
            : column == "decision"
                ? DecisionFile.Words.Concat(Scheme.Facts.Statistics.Where(s => s.IsDecided)
                    .Select(s => s.Name))
            : Dimensions.Where(d => d.Name == column || d.CohortSet >= 0)
                .SelectMany(d => d.Type.Labels?.Labels ?? []).Distinct(StringComparer.Ordinal));

    private IEnumerable<Dimension> Dimensions =>
        Scheme.Facts.Statistics.SelectMany(s => s.Space.Dimensions);

    private string Expected(RefusalRow row, string column)
    {
        ColumnSpec? spec = Spec(row, column);
        string? example = spec switch
        {
            null => null,
            { Currency: { } currency } => "Write a plain amount in "
                + $"{currency.NamePlural}, such as {currency.Format(120000)}.",
            { Type.Form: NumberForm.Percent } => "Write the percent sign, such as 8.4%.",
            { Type.Kind: ValueKind.YesNo } => "Write yes or no.",
            { Type.Kind: ValueKind.Number } => $"It is a number of {spec.Declared} with at most "
                + "6 decimals. Write the number alone, such as 26.",
            _ => $"It is declared as {spec.Declared}.",
        };
        example ??= Header.Names.Contains("decision") ? RefusalRemedies.OfDecision(column) : null;
        return example ?? RefusalRemedies.Column(column) ?? RefusalRemedies.Of(row.Reason);
    }

    // Kinds, returns and statistics have value columns of their own; the rest are attributes.
    private ColumnSpec? Spec(RefusalRow row, string column) => row.Detail < 0
        ? Scheme.Facts.Attributes.FirstOrDefault(a => a.Column.Name == column)?.Column
        : Header.Names.Contains("kind") ? Scheme.Facts.Events[row.Detail].Value
        : Header.Names.Contains("indicator")
            ? Scheme.Facts.Returns[row.Detail].Values.FirstOrDefault(v => v.Name == column)
        : Scheme.Facts.Statistics[row.Detail].Values.FirstOrDefault(v => v.Name == column);
}
