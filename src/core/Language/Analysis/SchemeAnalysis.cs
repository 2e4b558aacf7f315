using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The checks that need the whole of a scheme (language reference 11): groups and cases
/// by boxes of attributes; tables, dates, caps and limits by intervals.</summary>
public static class SchemeAnalysis
{
    /// <summary>What is wrong with a scheme, in the order of its text. Sound: what is reported as
    /// an error can happen, or cannot be otherwise; not everything that can go wrong is found.
    /// </summary>
    /// <param name="scheme">A scheme without errors of syntax or binding.</param>
    /// <param name="sources">The texts that it was read from, quoted in messages.</param>
    public static ImmutableArray<Diagnostic> Check(Scheme scheme, SourceTexts sources)
    {
        var inquiry = new Inquiry(scheme, sources);
        Action[] rules =
        [
            new ChoiceRules(inquiry).Check,
            new TableRules(inquiry).Check,
            new DateRules(inquiry).Check,
            new LimitRules(inquiry).Check,
            new VatRules(inquiry).Check,
        ];
        foreach (Action rule in rules)
        {
            Run(rule);
        }
        return inquiry.InOrder();
    }

    // Figures of more digits than exact numbers hold prove nothing; settlement refuses them.
    private static void Run(Action rule)
    {
        try
        {
            rule();
        }
        catch (TooLargeException)
        {
            return;
        }
    }
}
