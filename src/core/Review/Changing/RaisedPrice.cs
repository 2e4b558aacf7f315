using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Language.Syntax;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Changing;

/// <summary>Raises what results pay in a group: the figures of money in its row of a table that
/// payments for results read.</summary>
internal static partial class RaisedPrice
{
    // Money of more than so many units is rounded up to a whole one.
    private const decimal Small = 10;
    private const double Most = 20;

    /// <summary>The change; none where the group has no such row.</summary>
    /// <param name="of">The scheme.</param>
    /// <param name="group">The group.</param>
    /// <param name="times">By how much, over 1.</param>
    public static ImmutableArray<TextChange> Of(ReviewCase of, string group, double times)
    {
        if (!(times > 1 && times < Most))
        {
            return [];
        }
        string row = of.PricesOf(group).Path;
        int table = -1;
        for (int i = 0; i < of.Scheme.Tables.Length; i++)
        {
            table = row == $"tables.{of.Scheme.Tables[i].Name}.values.{group}" ? i : table;
        }
        YamlNode? cells = table < 0 ? null : Written.At(of, row);
        HashSet<int> columns = [.. Read(of.Scheme, table)];
        return cells switch
        {
            YamlList list => [.. list.Items.SelectMany((cell, column) =>
                columns.Contains(column) ? Raised(of, cell, times) : [])],
            YamlScalar cell when columns.Contains(0) => Raised(of, cell, times),
            _ => [],
        };
    }

    // The columns of a table that payments read for more than that somebody starts.
    private static IEnumerable<int> Read(Scheme scheme, int table) =>
        from payment in scheme.Payments
        where payment.For is not PaidItems items
            || items.Outcomes.Any(o => scheme.Outcomes[o].Watch is not HappensOn)
        from formula in ClauseFormulas.OfPrice(payment)
        from at in FormulaParts.Reads(scheme, formula).OfType<TableAt>()
        where at.Table == table
        select at.Column;

    private static ImmutableArray<TextChange> Raised(ReviewCase of, YamlNode cell, double times)
    {
        if (cell is not YamlScalar { Text: var text } || !IsMoney(of.Scheme, text)
            || Number().Matches(text) is not [var only]
            || !decimal.TryParse(only.Value, NumberFormatInfo.InvariantInfo, out decimal now))
        {
            return [];
        }
        decimal more = now * (decimal)times;
        more = more > Small ? Math.Ceiling(more) : Math.Ceiling(more * 100) / 100;
        return Written.Instead(of, cell, text[..only.Index]
            + more.ToString("0.##", NumberFormatInfo.InvariantInfo)
            + text[(only.Index + only.Length)..]);
    }

    private static bool IsMoney(Scheme scheme, string text) =>
        text.Contains(scheme.Currency.Code, StringComparison.Ordinal)
        || (scheme.Currency.Symbol is { Length: > 0 } symbol
            && text.Contains(symbol, StringComparison.Ordinal));

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?")]
    private static partial Regex Number();
}
