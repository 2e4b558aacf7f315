using Outturn.Language;
using Outturn.Schemes;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>Whatever a text says, reading it never throws; and a scheme comes out only where
/// nothing in it is unbound.</summary>
public sealed class BrokenTextTests
{
    private const int Changes = 60;

    public static TheoryData<string> Names => WorkedSchemes.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_lost_exchanged_or_misspelt_give_errors_not_exceptions(string name)
    {
        string text = WorkedSchemes.Text(name);
        string[] words = [.. text.Split(' ', ',', ':', '{', '}', '[', ']', '\n').Distinct()];
        uint state = 1;
        for (int i = 0; i < Changes; i++)
        {
            string changed = Changed(text, words, ref state);
            SchemeReading reading = SmallScheme.ReadText(changed);
            bool errors = SmallScheme.Errors(reading).Any();
            Assert.Equal(errors, reading.Scheme is null);
            if (reading.Scheme is { } scheme)
            {
                Assert.DoesNotContain(Formulas(scheme), IsUnbound);
            }
        }
    }

    [Fact]
    public void Where_a_table_is_not_bound_nobody_looks_into_it_for_a_balance()
    {
        string text = File.ReadAllText(EnglishTexts.All["library-homes-first-bond"]);
        string line = text.Split('\n')
            .Single(l => l.StartsWith("  home-6: {", StringComparison.Ordinal));
        SchemeReading reading = SmallScheme.ReadText(
            text.Replace(line, "  currency: GBP", StringComparison.Ordinal));
        Assert.Contains(SmallScheme.Errors(reading), d => d.Rule == "wrong-value");
        Assert.Null(reading.Scheme);
    }

    private static string Changed(string text, string[] words, ref uint state)
    {
        string from = Pick(words, ref state);
        string to = (Next(ref state) % 3) switch
        {
            0 => "",
            1 => Pick(words, ref state),
            _ => from + "x",
        };
        int at = from.Length == 0 ? 0 : text.IndexOf(from, StringComparison.Ordinal);
        return text.Remove(at, from.Length).Insert(at, to);
    }

    private static string Pick(string[] words, ref uint state) =>
        words[Next(ref state) % (uint)words.Length];

    // Linear congruential, Numerical Recipes: the same changes on every run.
    private static uint Next(ref uint state)
    {
        unchecked
        {
            state = (state * 1664525) + 1013904223;
            return state >> 8;
        }
    }

    private static bool IsUnbound(Formula formula) => formula is Constant { Value.IsKnown: false };

    private static IEnumerable<Formula> Formulas(Scheme scheme)
    {
        IEnumerable<Formula?> clauses =
        [
            .. scheme.Groups.Select(g => g.Label),
            .. scheme.Cohorts.Select(c => c.By),
            .. scheme.Outcomes.SelectMany(o => new[]
            {
                o.Reaches, o.Every, o.Clock, o.Deadline, o.AtMost, o.OnlyIf, o.Units, o.Payable,
            }),
            .. scheme.Measures.SelectMany(m => new[] { m.Value, m.OnlyIf, m.Known, m.AtLeast }),
            .. scheme.Payments.SelectMany(p => new[] { p.OnlyIf, p.Units, p.Payable }),
            .. scheme.Payments.Select(p => (p.Price as UnitPrice)?.Money),
            .. scheme.Adjustments.Select(a => a.Value),
        ];
        return clauses.SelectMany(FormulaParts.Within);
    }
}
