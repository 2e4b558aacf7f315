using System.Collections.Immutable;
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
    /// <param name="source">The text that it was read from, quoted in messages.</param>
    public static ImmutableArray<Diagnostic> Check(Scheme scheme, string source)
    {
        var inquiry = new Inquiry(scheme, new SourceText(source));
        new ChoiceRules(inquiry).Check();
        new TableRules(inquiry).Check();
        new DateRules(inquiry).Check();
        new LimitRules(inquiry).Check();
        return inquiry.InOrder();
    }
}
