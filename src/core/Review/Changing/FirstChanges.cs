using System.Collections.Immutable;
using Outturn.Review.Findings;

namespace Outturn.Review.Changing;

/// <summary>What to change first: the heaviest open findings that follow from no other. Where the
/// change of the text is known the scheme is worked out again with it, the others being made, and
/// what brings most of the purpose for its money comes first.</summary>
internal sealed class FirstChanges
{
    private const int Most = 3;
    private readonly ReviewCase _of;
    private readonly ReviewOptions _options;
    private readonly string _purpose;
    private readonly Dictionary<string, Served> _known = [];

    private FirstChanges(ReviewCase of, ReviewOptions options)
    {
        (_of, _options) = (options.Measures ? of : of.WithoutWorld, options);
        _purpose = Served.First(of.Scheme.Purposes);
    }

    /// <summary>The changes, the best first; those that were not tried come last.</summary>
    public static ImmutableArray<FirstChange> Of(
        ReviewCase of, IEnumerable<Finding> open, ReviewOptions options) =>
        new FirstChanges(of, options).Of([.. Heaviest([.. open])]);

    private static IEnumerable<Finding> Heaviest(Finding[] open) => open
        .Where(f => f.Judgement.Follows.Length == 0 && f.Weight > Weight.Consider)
        .OrderByDescending(f => f.Weight)
        .ThenByDescending(f => open.Count(o => o.Judgement.Follows == f.Rule.Id))
        .DistinctBy(f => f.Rule.Id);

    // A change that another one contains is no change of its own.
    private List<Finding> Apart(IEnumerable<Finding> findings)
    {
        var apart = new List<Finding>();
        foreach (Finding finding in findings)
        {
            ImmutableArray<TextChange> own = Changes(finding);
            int same = own.IsEmpty ? -1 : apart.FindIndex(f => Changes(f) is { IsEmpty: false } c
                && (own.All(c.Contains) || c.All(own.Contains)));
            if (same < 0)
            {
                apart.Add(finding);
            }
            else if (own.Length > Changes(apart[same]).Length)
            {
                apart[same] = finding;
            }
        }
        return apart;
    }

    private ImmutableArray<FirstChange> Of(ImmutableArray<Finding> open)
    {
        Finding[] first = [.. Apart(open).Take(Most)];
        ImmutableArray<Finding> known = [.. first.Where(f => !Changes(f).IsEmpty)];
        ReviewCase? all = known.IsEmpty ? null : Made(known);
        return
        [
            .. first.Select(f => known.Contains(f) ? Tried(f, known, all)
                    : new FirstChange(f) { Untried = "what to write has to be decided" })
                .OrderBy(c => c.Untried.Length > 0).ThenByDescending(c => c.Worth),
        ];
    }

    private FirstChange Tried(
        Finding finding, ImmutableArray<Finding> known, ReviewCase? all)
    {
        if (all is null || Made(known.Remove(finding)) is not { } others)
        {
            return new FirstChange(finding) { Untried = "it does not go with the others" };
        }
        return new FirstChange(finding)
        {
            Made = [.. Changes(finding).Distinct().Select(Shown)],
            Others = known.Length - 1,
            Without = Comes(others, known.Remove(finding)),
            With = Comes(all, known),
            IsMended = !finding.Rule.Judge(all).Any(j => j.Verdict == Verdict.Found
                && j.Group == finding.Judgement.Group),
        };
    }

    private MadeChange Shown(TextChange change)
    {
        string line = _of.Sources.Of(change.Place).Split('\n')[change.Place.Line - 1];
        return new MadeChange(
            change.Place.Line, line.Substring(change.Place.Column - 1, change.Place.Length),
            change.Text.Trim());
    }

    // Of a table whose prices fall the change is known, whichever rule found it.
    private ImmutableArray<TextChange> Changes(Finding finding) =>
        !finding.Judgement.Changes.IsEmpty ? finding.Judgement.Changes
        : LevelFigures.At(
            _of, finding.Judgement.Clause, (int)_of.Limits.Of("yearly-savings", "late"));

    private ReviewCase? Made(ImmutableArray<Finding> findings) => findings.IsEmpty ? _of
        : _of.Changed([.. findings.SelectMany(f => Changes(f))], _options.Threads);

    // What moves no pay is worked out once: but for the market, whose providers the plan names.
    private Served? Comes(ReviewCase of, ImmutableArray<Finding> made)
    {
        if (of.Expected is not { } expected)
        {
            return null;
        }
        string key = string.Join('\n', made.SelectMany(f => Changes(f))
            .Where(c => _purpose == "market" || _of.MovesPay(c))
            .Select(c => $"{c.Place} {c.Text}").Distinct().Order(StringComparer.Ordinal));
        if (!_known.TryGetValue(key, out Served? known))
        {
            _known[key] = known = Served.Of(_purpose, expected);
        }
        return known;
    }
}
