using System.Collections.Immutable;

namespace Outturn.Language.English;

/// <summary>The schedule while it is written.</summary>
internal sealed class Draft(Contents contents)
{
    private readonly ImmutableArray<ScheduleBlock>.Builder blocks =
        ImmutableArray.CreateBuilder<ScheduleBlock>();

    public Contents Contents => contents;

    public ImmutableArray<ScheduleBlock> Blocks => blocks.ToImmutable();

    public void Section(string letter, string title)
        => blocks.Add(new ScheduleHeading(2, letter, Markup.Parse(title), "section-" + letter));

    public void Clause(Named named)
        => blocks.Add(new ScheduleHeading(
            3, named.Number, Markup.Parse(Grammar.Capital(named.Title)), named.Id));

    public void Clause(string number, string title)
        => blocks.Add(new ScheduleHeading(3, number, Markup.Parse(title), number));

    /// <summary>A heading of its own inside a section.</summary>
    public void Heading(string number, string title, string id)
        => blocks.Add(new ScheduleHeading(3, number, Markup.Parse(title), id));

    /// <summary>What is said elsewhere, once more.</summary>
    public void Add(IEnumerable<ScheduleBlock> said) => blocks.AddRange(said);

    /// <summary>A paragraph; nothing where there are no words.</summary>
    public void Say(string sentences)
    {
        var text = sentences.Trim();
        if (text.Length > 0)
        {
            blocks.Add(new ScheduleParagraph(Markup.Parse(text)));
        }
    }

    /// <summary>Sentences, a list that belongs to them, and what follows; one paragraph where
    /// there is nothing to list.</summary>
    public void Say(string before, IReadOnlyList<string> items, string after)
    {
        if (items.Count == 0)
        {
            Say(before + after);
            return;
        }

        Say(before);
        List(items.Select(Grammar.Capital));
        Say(after);
    }

    public void List(IEnumerable<string> items)
    {
        ImmutableArray<Prose> said = [.. items.Select(Markup.Parse)];
        if (said.Length > 0)
        {
            blocks.Add(new ScheduleList(said));
        }
    }

    public void Table(
        string caption, IReadOnlyList<string> head, int keys,
        IEnumerable<IReadOnlyList<string>> rows)
        => blocks.Add(new ScheduleTable(
            Markup.Parse(caption), Cells(head), keys, [.. rows.Select(Cells)]));

    private static ImmutableArray<Prose> Cells(IEnumerable<string> cells)
        => [.. cells.Select(Markup.Parse)];
}
