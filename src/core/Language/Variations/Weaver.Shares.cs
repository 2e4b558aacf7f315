using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <content>Shares: the parts of every party in every text.</content>
internal sealed partial class Weaver
{
    private static readonly Formula Nothing =
        new Constant(Place.None, Schemes.ValueType.Percent, Value.Of(0));

    private Share Weave(Share[] all)
    {
        Share first = all[0];
        Rest(all, s => s with { Parts = first.Parts });
        return first with { Parts = Weave([.. all.Select(s => s.Parts)], first.InOrder) };
    }

    private ImmutableArray<SharePart> Weave(ImmutableArray<SharePart>[] all, bool inOrder)
    {
        List<(string Key, SharePart Part)>[] keyed = [.. all.Select(Keyed)];
        if (!inOrder && keyed.Select(RestOf).Distinct().Count() > 1)
        {
            keyed = [.. keyed.Select(WithoutRest)];
        }
        var woven = ImmutableArray.CreateBuilder<SharePart>();
        foreach (string key in keyed.SelectMany(k => k.Select(p => p.Key)).Distinct())
        {
            SharePart?[] found = [.. keyed.Select(k => k.Find(p => p.Key == key).Part)];
            SharePart known = found.First(p => p is not null)!;
            // A party that a text does not name has no part of it there.
            SharePart[] bodies = [.. found.Select(p => p ?? known with { Part = Nothing })];
            woven.Add(known with
            {
                Part = Weave(bodies, p => p.Part, Line("a line")),
                Again = known.Again.IsEmpty
                    ? []
                    : Weave([.. bodies.Select(p => p.Again)], inOrder: false),
            });
        }
        return woven.ToImmutable();
    }

    private static List<(string Key, SharePart Part)> Keyed(ImmutableArray<SharePart> parts)
    {
        var keyed = new List<(string, SharePart)>();
        int splits = 0;
        foreach (SharePart part in parts)
        {
            splits += part.Again.IsEmpty ? 0 : 1;
            keyed.Add((Key(part, splits), part));
        }
        return keyed;
    }

    private static string Key(SharePart part, int splits) => part switch
    {
        { Again.Length: > 0 } => "split " + Numerals.Text(splits),
        { IsProvider: true } => "provider",
        { Attribute: >= 0 } => "attribute " + Numerals.Text(part.Attribute),
        _ => "party " + part.Party,
    };

    private static string? RestOf(List<(string Key, SharePart Part)> parts) =>
        parts.Find(p => p.Part.Part is null).Key;

    // Another party has the rest from some date on: the rest is then said as what the others
    // leave.
    private static List<(string Key, SharePart Part)> WithoutRest(
        List<(string Key, SharePart Part)> parts)
    {
        Formula left = parts.Select(p => p.Part.Part).OfType<Formula>().Aggregate(One, (a, b) =>
            new Binary(b.Place, Schemes.ValueType.Percent, Operator.Subtract, a, b));
        bool mayBeNobody = parts.Exists(p => p.Part.Attribute >= 0);
        return mayBeNobody
            ? parts
            : [.. parts.Select(p => (p.Key, p.Part with { Part = p.Part.Part ?? left }))];
    }
}
