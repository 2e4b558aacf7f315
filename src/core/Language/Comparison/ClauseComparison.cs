using Outturn.Language.English;
using Outturn.Language.Syntax;

namespace Outturn.Language.Comparison;

/// <summary>The clauses of one section compared by name, and by <c>was</c> where a clause has
/// another name now.</summary>
internal sealed class ClauseComparison(string section, ClauseTexts before, ClauseTexts after)
{
    private readonly List<Difference> found = [];

    public IReadOnlyList<Difference> Compare()
    {
        var earlier = before.Clauses(section);
        var later = after.Clauses(section);
        var used = new List<string>();
        foreach (var (name, body) in later)
        {
            var old = Former(earlier, name, body);
            if (old is null)
            {
                found.Add(New(DifferenceKind.Added, after, name) with
                {
                    After = after.Sentences(section, name),
                });
                continue;
            }

            used.Add(old.Value.Name);
            Pair(old.Value, (name, body));
        }

        foreach (var (name, _) in earlier.Where(clause => !used.Contains(clause.Name)))
        {
            found.Add(New(DifferenceKind.Removed, before, name) with
            {
                Before = before.Sentences(section, name),
            });
        }

        Order([.. earlier.Select(c => c.Name).Where(used.Contains)], used);
        return found;
    }

    private static (string Name, YamlNode Body)? Former(
        IReadOnlyList<(string Name, YamlNode Body)> earlier, string name, YamlNode body)
    {
        var was = ((body as YamlMap)?["was"] as YamlScalar)?.Text;
        foreach (var clause in earlier)
        {
            if (clause.Name == name)
            {
                return clause;
            }
        }

        var renamed = earlier.Where(clause => clause.Name == was).ToList();
        return renamed.Count == 0 ? null : renamed[0];
    }

    private void Pair((string Name, YamlNode Body) old, (string Name, YamlNode Body) now)
    {
        if (old.Name != now.Name)
        {
            found.Add(New(DifferenceKind.Renamed, after, now.Name) with
            {
                Before = old.Name,
                After = now.Name,
            });
        }

        var title = Title(after, now.Name);
        var parts = new PartComparison(section, now.Name, title, before, after);
        parts.Compare(old.Body, now.Body);
        found.AddRange(parts.Found);
    }

    // Of limits and shares the order is meaning (language reference 7 and 8).
    private void Order(List<string> earlier, List<string> later)
    {
        if (section is "limits and adjustments" or "shares" && !earlier.SequenceEqual(later))
        {
            found.Add(new Difference(
                DifferenceKind.Reordered, section, "", Grammar.Capital(section), "",
                Grammar.List(earlier), Grammar.List(later), null));
        }
    }

    private Difference New(DifferenceKind kind, ClauseTexts texts, string name)
        => new(kind, section, name, Title(texts, name), "", null, null, null);

    private string Title(ClauseTexts texts, string name)
        => texts.Find(section, name) is { } named
            ? $"{named.Number} {Grammar.Capital(named.Title)}" : name;
}
