using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Waterfalls: each party up to its running limit, then the next (language reference 8).
/// </summary>
internal sealed partial class ReferenceSettlement
{
    /// <summary>What each step has given so far, to whom and of which line; what was repaid.
    /// </summary>
    private sealed class Falls
    {
        public Dictionary<string, long> Running { get; } = [];

        public Dictionary<string, long> OfLine { get; } = [];

        public Repayments Repaid { get; } = new();
    }

    private IEnumerable<Owing> Falling(Share share, Owing owing, Falls falls)
    {
        long left = owing.Amount;
        int count = share.Parts.Length;
        if (left < 0)
        {
            // Back as it came, then from the last step up.
            long[] had = [.. share.Parts.Select((_, i) => Math.Max(
                falls.OfLine.GetValueOrDefault(SourceOf(share, owing, i)), 0))];
            long back = Math.Min(had.Sum(), -left);
            long[] parts = back == 0 ? new long[count] : Split(
                back, [.. had.Select(h => (Rational)h)],
                new Remainder(RemainderRule.LargestFraction, null), _ => -1);
            for (int i = 0; i < count; i++)
            {
                foreach (Owing given in Give(share, owing, falls, (i, -parts[i])))
                {
                    yield return given;
                }
            }
            left += back;
            for (int i = count - 1; i >= 0 && left < 0; i--)
            {
                long running = Math.Max(
                    falls.Running.GetValueOrDefault(StepOf(share, owing, i)), 0);
                long now = Math.Max(left, -running);
                foreach (Owing given in Give(share, owing, falls, (i, now)))
                {
                    yield return given;
                }
                left -= now;
            }
            foreach (Owing given in Give(share, owing, falls, (count - 1, left)))
            {
                yield return given;
            }
            yield break;
        }
        for (int i = 0; i < count; i++)
        {
            long now = Math.Min(left, RoomOf(share, owing, falls, i));
            foreach (Owing given in Give(share, owing, falls, (i, now)))
            {
                yield return given;
            }
            left -= now;
        }
    }

    private long RoomOf(Share share, Owing owing, Falls falls, int step)
    {
        SharePart part = share.Parts[step];
        if (PartyName(part, owing.Part.Line) is null)
        {
            return 0;
        }
        if (part.Part is null)
        {
            return long.MaxValue;
        }
        Value limit = Of(part.Part, AskerOf(owing.Part.Line) with
        {
            Owed = n => Owed(n, owing.Part.Date, falls.Repaid),
        });
        long most = limit.IsKnown
            ? (long)(limit.Number * Scheme.Currency.MinorPerUnit).Floor() : 0;
        long before = ReadsOwed(part.Part)
            ? 0 : falls.Running.GetValueOrDefault(StepOf(share, owing, step));
        return Math.Max(most - before, 0);
    }

    private IEnumerable<Owing> Give(
        Share share, Owing owing, Falls falls, (int Step, long Amount) given)
    {
        if (given.Amount == 0)
        {
            return [];
        }
        string step = StepOf(share, owing, given.Step);
        string source = SourceOf(share, owing, given.Step);
        falls.Running[step] = falls.Running.GetValueOrDefault(step) + given.Amount;
        falls.OfLine[source] = falls.OfLine.GetValueOrDefault(source) + given.Amount;
        string party = PartyName(share.Parts[given.Step], owing.Part.Line) ?? "";
        return Noted(
            share,
            [share.IsPayers
                ? owing with { Amount = given.Amount, Payer = party }
                : owing with { Amount = given.Amount, Payee = party }],
            falls);
    }

    // What a share gives to whom something is owed repays it.
    private List<Owing> Noted(Share share, IEnumerable<Owing> given, Falls falls)
    {
        List<Owing> all = [.. given];
        int index = Scheme.Shares.IndexOf(share);
        foreach (Owing owing in all)
        {
            falls.Repaid.Add(
                Enumerable.Range(0, Scheme.Accounts.Length).Where(a =>
                    Scheme.Accounts[a].RepaidByShares.Contains(index)
                    && Scheme.Accounts[a].OwedTo == (share.IsPayers ? owing.Payer : owing.Payee)),
                owing.Part.Date, owing.Amount);
        }
        return all;
    }

    private string StepOf(Share share, Owing owing, int step) =>
        $"{share.Name} {step} {PartyName(share.Parts[step], owing.Part.Line)}";

    private string SourceOf(Share share, Owing owing, int step) =>
        $"{owing.Part.Order} {owing.Payer} {owing.Payee} {share.Name} {step}";
}
