using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The checks that need the whole of a scheme (language reference 11): groups and cases
/// by boxes of attributes; tables, dates, caps and limits by intervals.</summary>
public static class SchemeAnalysis
{
    private const int AtOnce = 2;

    /// <summary>What is wrong with a scheme, in the order of its text. Sound: what is reported as
    /// an error can happen, or cannot be otherwise; not everything that can go wrong is found.
    /// </summary>
    /// <param name="scheme">A scheme without errors of syntax or binding.</param>
    /// <param name="sources">The texts that it was read from, quoted in messages.</param>
    public static ImmutableArray<Diagnostic> Check(Scheme scheme, SourceTexts sources)
    {
        Action<Inquiry>[] rules =
        [
            inquiry => new ChoiceRules(inquiry).Check(),
            inquiry => new TableRules(inquiry).Check(),
            inquiry => new DateRules(inquiry).Check(),
            inquiry => new LimitRules(inquiry).Check(),
            inquiry => new VatRules(inquiry).Check(),
        ];
        // Each asks by itself, two at a time; all is heard in the order above.
        Inquiry[] asked = [.. rules.Select(_ => new Inquiry(scheme, sources))];
        Parallel.For(
            0, rules.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            i => Run(rules[i], asked[i]));
        var all = new Inquiry(scheme, sources);
        foreach (Diagnostic found in asked.SelectMany(inquiry => inquiry.Found))
        {
            all.Report(found);
        }
        return all.InOrder();
    }

    // Figures of more digits than exact numbers hold prove nothing; settlement refuses them.
    private static void Run(Action<Inquiry> rule, Inquiry inquiry)
    {
        try
        {
            rule(inquiry);
        }
        catch (TooLargeException)
        {
            return;
        }
    }
}
