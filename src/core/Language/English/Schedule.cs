using System.Collections.Immutable;

namespace Outturn.Language.English;

/// <summary>How a run of text is set.</summary>
public enum RunStyle
{
    /// <summary>As the rest.</summary>
    Plain,

    /// <summary>In italics: a mark, such as <c>illustrative</c>.</summary>
    Emphasis,

    /// <summary>A clause's number that leads to the clause.</summary>
    Reference,
}

/// <summary>Words set alike.</summary>
/// <param name="Text">The words.</param>
/// <param name="Style">How they are set.</param>
/// <param name="Target">The <see cref="ScheduleHeading.Id"/> that a reference leads to.</param>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain, string? Target = null);

/// <summary>Words with their setting, in order; printers join them without a space.</summary>
/// <param name="Runs">The runs.</param>
public sealed record Prose(ImmutableArray<Run> Runs)
{
    /// <summary>The words alone.</summary>
    public override string ToString() => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A piece of the schedule, from top to bottom.</summary>
public abstract record ScheduleBlock;

/// <summary>The heading of a section (level 2) or of a clause (level 3).</summary>
/// <param name="Level">2 or 3; the title of the document is level 1.</param>
/// <param name="Number">Section letter, clause number, or the contract's own paragraph.</param>
/// <param name="Text">What the section or clause is called.</param>
/// <param name="Id">Unique in the document: <c>E1</c>.</param>
public sealed record ScheduleHeading(int Level, string Number, Prose Text, string Id)
    : ScheduleBlock;

/// <summary>Sentences.</summary>
/// <param name="Text">The words.</param>
public sealed record ScheduleParagraph(Prose Text) : ScheduleBlock;

/// <summary>Short items under one another.</summary>
/// <param name="Items">The items, in order.</param>
public sealed record ScheduleList(ImmutableArray<Prose> Items) : ScheduleBlock;

/// <summary>A table. The first <paramref name="Keys"/> cells of a row say which row it is.
/// </summary>
/// <param name="Caption">What the table shows.</param>
/// <param name="Head">The headings of the columns.</param>
/// <param name="Keys">How many columns hold keys; at least 1.</param>
/// <param name="Rows">The cells, as many in each row as in the head.</param>
public sealed record ScheduleTable(
    Prose Caption, ImmutableArray<Prose> Head, int Keys, ImmutableArray<ImmutableArray<Prose>> Rows)
    : ScheduleBlock;

/// <summary>The payment schedule in plain English (language reference 12): what
/// <see cref="PlainText"/> and <see cref="HtmlPage"/> print.</summary>
/// <param name="Title">The title of the scheme.</param>
/// <param name="Blocks">The schedule from top to bottom.</param>
public sealed record Schedule(string Title, ImmutableArray<ScheduleBlock> Blocks);
