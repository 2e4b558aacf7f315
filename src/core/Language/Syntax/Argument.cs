namespace Outturn.Language.Syntax;

/// <summary>
/// An argument of a function with the clauses that only aggregates take (language reference 9):
/// <c>value [where …] [per member] [by name] [in window] [over span]</c>.
/// </summary>
/// <param name="Value">What is counted, summed…</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record Argument(Expression Value, int Start, int End)
{
    /// <summary>Which of them: the condition after <c>where</c>.</summary>
    public Expression? Where { get; init; }

    /// <summary>Whether members of a family count apart.</summary>
    public bool PerMember { get; init; }

    /// <summary>The date that places things in a period, after <c>by</c>.</summary>
    public NameExpression? By { get; init; }

    /// <summary>The stretch of time after <c>in</c>.</summary>
    public Window? In { get; init; }

    /// <summary>The periods after <c>over</c>.</summary>
    public Span? Over { get; init; }

    /// <summary>True where the argument is a value and nothing else.</summary>
    public bool IsPlain
        => Where is null && !PerMember && By is null && In is null && Over is null;
}

/// <summary>A stretch of time.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public abstract record Window(int Start, int End);

/// <summary><c>12 months before day</c>: [X−D, X); <c>12 months from started</c>: [X, X+D)
/// (language reference 4, "Calendar").</summary>
/// <param name="Length">How long.</param>
/// <param name="Before">True for <c>before</c>, false for <c>from</c>.</param>
/// <param name="Anchor">The date that it ends before or begins on.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record AnchoredWindow(
    Expression Length, bool Before, Expression Anchor, int Start, int End) : Window(Start, End);

/// <summary><c>referred to started</c>: both days inside.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record DatedWindow(Expression From, Expression To, int Start, int End)
    : Window(Start, End);

/// <summary>Which periods of the measure's own kind are meant.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public abstract record Span(int Start, int End);

/// <summary><c>last 3</c>: this period and the ones before it, so many in all.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record LastPeriods(int Count, int Start, int End) : Span(Start, End);

/// <summary><c>quarter to date</c>.</summary>
/// <param name="Period">The larger period.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record PeriodToDate(string Period, int Start, int End) : Span(Start, End);

/// <summary><c>earlier in quarter</c>: the periods before this one.</summary>
/// <param name="Period">The larger period.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record EarlierIn(string Period, int Start, int End) : Span(Start, End);
