using System.Collections.Immutable;

namespace Outturn.Language.English;

/// <summary>Says at the end of each clause which variations change it, so that nobody reads it as
/// the last word.</summary>
internal static class VariedNotes
{
    public static ImmutableArray<ScheduleBlock> Put(
        ImmutableArray<ScheduleBlock> blocks, Contents contents)
    {
        var varied = Varied(contents);
        if (varied.Count == 0)
        {
            return blocks;
        }

        var noted = ImmutableArray.CreateBuilder<ScheduleBlock>();
        string? open = null;
        foreach (var block in blocks)
        {
            if (block is ScheduleHeading heading)
            {
                Note(open, varied, noted);
                open = heading.Id;
            }

            noted.Add(block);
        }

        Note(open, varied, noted);
        return noted.ToImmutable();
    }

    private static void Note(
        string? id, Dictionary<string, List<string>> varied,
        ImmutableArray<ScheduleBlock>.Builder blocks)
    {
        if (id is not null && varied.TryGetValue(id, out var by))
        {
            blocks.Add(new ScheduleParagraph(
                Markup.Parse($"(Varied by {Grammar.List(by)}.)")));
        }
    }

    // By the anchor of the clause, or of the section of the term.
    private static Dictionary<string, List<string>> Varied(Contents contents)
    {
        var varied = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var variation in contents.Of(NameKind.Variation))
        {
            var by = Markup.Reference(variation.Id, variation.Number);
            var clauses = new VariedText(contents.Root, variation).Places
                .Select(place => ChangeWords.Find(contents, place)?.Id).OfType<string>();
            foreach (var id in clauses.Distinct(StringComparer.Ordinal))
            {
                if (!varied.TryGetValue(id, out var all))
                {
                    varied.Add(id, all = []);
                }

                all.Add(by);
            }
        }

        return varied;
    }
}
