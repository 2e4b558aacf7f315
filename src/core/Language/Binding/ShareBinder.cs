using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>shares</c> (language reference 8): lines → lines for each party.</summary>
internal sealed class ShareBinder(Draft draft)
{
    private static readonly string[] Splits =
        ["paid by", "paid to", "paid by in order", "paid to in order"];

    public ImmutableArray<Share> Bind()
    {
        var shares = ImmutableArray.CreateBuilder<Share>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode node in draft.ListSection("shares"))
        {
            if (Keys.ReadClause(
                draft.Report, node, "a share", ["name", "of", .. Splits, "remainder"]) is { } keys
                && Bind(keys, shares.Count, names) is { } share)
            {
                shares.Add(share);
            }
        }
        return shares.ToImmutable();
    }

    private Share? Bind(Keys keys, int index, HashSet<string> names)
    {
        if (keys.RequiredScalar("name") is not { } name)
        {
            return null;
        }
        draft.Names.Check(name);
        if (!names.Add(name.Text))
        {
            draft.Report.Error(
                "duplicate-name", name.Place, $"two shares are called \"{name.Text}\"",
                "give one of them another name");
        }
        string[] found = [.. Splits.Where(keys.Has)];
        if (found.Length != 1)
        {
            draft.Report.Error(
                found.Length == 0 ? "missing-key" : "wrong-value", name.Place,
                found.Length == 0
                    ? $"\"{name.Text}\" splits nothing"
                    : $"\"{name.Text}\" splits twice: {Wording.Quoted(found)}",
                found.Length == 0 ? "add paid by: or paid to:" : "make two entries of the list");
            return null;
        }
        ImmutableArray<int> of = LimitBinder.PaymentsOf(draft, keys, "of", all: true);
        bool inOrder = found[0].EndsWith("in order", StringComparison.Ordinal);
        var share = new Share(name.Text, ClauseHead.Number('J', index), name.Place)
        {
            Title = Wording.Title(name.Text),
            IsPayers = found[0].StartsWith("paid by", StringComparison.Ordinal),
            InOrder = inOrder,
            Of = of,
            Parts = inOrder
                ? Waterfall(keys.Node(found[0])!, keys.PlaceOf(found[0]), of)
                : Parts(keys.Node(found[0])!, keys.PlaceOf(found[0]), of),
            Remainder = RemainderBinder.Bind(draft, keys.Scalar("remainder"), any: false),
        };
        return ClauseHead.Fill(draft, share, keys);
    }

    private ImmutableArray<SharePart> Parts(YamlNode node, Place key, ImmutableArray<int> of)
    {
        if (node is not YamlMap { Entries.Count: > 0 } map)
        {
            draft.Report.Error(
                "wrong-value", node.Place, "a share is written as parties with their parts",
                "write {a: 60%, b: rest}");
            return [];
        }
        var parts = ImmutableArray.CreateBuilder<SharePart>();
        var fractions = new List<Bound>();
        bool rest = false;
        foreach (YamlEntry entry in map.Entries)
        {
            SharePart part = PartOf(entry, of, fractions);
            rest |= part.Part is null;
            parts.Add(part);
        }
        Whole(key, fractions, rest, parts);
        return parts.ToImmutable();
    }

    private SharePart PartOf(YamlEntry entry, ImmutableArray<int> of, List<Bound> fractions)
    {
        // "rest: {x: 1/2, y: rest}" or "40%: {…}" splits a part again.
        if (entry.Value is YamlMap again)
        {
            return new SharePart(entry.Key.Place)
            {
                Part = Fraction(entry.Key, of, fractions),
                Again = Parts(again, entry.Key.Place, of),
            };
        }
        if (entry.Value is not YamlScalar scalar)
        {
            draft.Report.Error("wrong-value", entry.Value.Place,
            "a part is a percentage, a fraction or rest");
            return new SharePart(entry.Key.Place);
        }
        return Payee(entry.Key) with { Part = Fraction(scalar, of, fractions) };
    }

    private SharePart Payee(YamlScalar name)
    {
        var part = new SharePart(name.Place);
        if (name.Text == "provider")
        {
            return part with { IsProvider = true };
        }
        if (draft.Parties.Any(p => p.Name == name.Text))
        {
            return part with { Party = name.Text };
        }
        if (draft.Names.Shared(name.Text, NameKind.Attribute) is { } attribute
            && draft.Facts.Attributes[attribute.Index].Column.Type.Labels == draft.Texts)
        {
            draft.Graph.Mention(attribute);
            return part with { Attribute = attribute.Index };
        }
        PartyBinder.Known(draft, name);
        return part with { Party = name.Text };
    }

    private Formula? Fraction(YamlScalar scalar, ImmutableArray<int> of, List<Bound> fractions)
    {
        if (scalar.Text == "rest")
        {
            return null;
        }
        Bound part = draft.Payments.ValueOnLines(scalar, of, "0%");
        if (!part.IsWrong && !(part.IsNumber && part.Type.Unit.IsNone))
        {
            draft.Report.Error(
                "wrong-unit", scalar.Place,
                $"a part is a percentage or a fraction, not {Wording.Of(part.Type)}");
            part = Bound.Wrong(scalar.Place);
        }
        fractions.Add(part);
        return part.Formula;
    }

    private void Whole(
        Place key, List<Bound> fractions, bool rest,
        ImmutableArray<SharePart>.Builder parts)
    {
        if (parts.Count(p => p.Part is null) > 1)
        {
            draft.Report.Error(
                "shares-not-whole", key, "two parts are the rest",
                "give one of them a percentage");
            return;
        }
        Rational sum = 0;
        foreach (Bound fraction in fractions)
        {
            if (fraction.IsWrong
                || fraction.Formula is not Constant { Value: { IsKnown: true } value })
            {
                return;
            }
            sum += value.Number;
        }
        string written = Wording.List(fractions.Select(f => draft.Excerpt(f.Place)));
        if (sum > 1)
        {
            draft.Report.Error(
                "shares-not-whole", key, $"{written} make more than the whole",
                "the parts must make 100%");
        }
        else if (sum < 1 && !rest)
        {
            Rational left = (1 - sum) * 100;
            draft.Report.Error(
                "shares-not-whole", key,
                $"{written} leave {Wording.Number(left)}% to nobody", "add \"rest\"");
        }
    }

    private ImmutableArray<SharePart> Waterfall(
        YamlNode node, Place key, ImmutableArray<int> of)
    {
        var parts = ImmutableArray.CreateBuilder<SharePart>();
        foreach (YamlNode item in (node as YamlList)?.Items ?? [])
        {
            if (item is not YamlMap { Entries: [var only] } || only.Value is not YamlScalar limit)
            {
                draft.Report.Error(
                    "wrong-value", item.Place, "each step is one party with its limit",
                    "write [{fees: £20000}, {provider: rest}]");
                continue;
            }
            Bound? amount = limit.Text == "rest"
                ? null
                : draft.Payments.ValueOnLines(limit, of, "£0");
            if (amount is { IsWrong: false }
                && amount.Type.Unit != Unit.Of(draft.Head.Currency.Code))
            {
                draft.Report.Error(
                    "not-money", limit.Place,
                    $"the limit of a step is money, not {Wording.Of(amount.Type)}");
            }
            parts.Add(Payee(only.Key) with { Part = amount?.Formula });
        }
        if (parts.Count == 0 || parts[^1].Part is not null)
        {
            draft.Report.Error(
                "shares-not-whole", key, "what is left after the last step goes to nobody",
                "let the last step be {PARTY: rest}");
        }
        return parts.ToImmutable();
    }
}
