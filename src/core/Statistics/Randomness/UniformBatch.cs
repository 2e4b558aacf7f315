using System.Runtime.Intrinsics;

namespace Outturn.Statistics.Randomness;

/// <summary>Uniform numbers of many entities at once, bit-equal to drawing them one by one, by
/// AVX-512 or AVX2 where the machine has them.</summary>
public static class UniformBatch
{
    /// <summary>Both uniforms of 53 bits of consecutive entities: element i of each span belongs
    /// to entity <paramref name="entity"/> + i.</summary>
    /// <param name="stream">Where the numbers come from.</param>
    /// <param name="entity">The first entity.</param>
    /// <param name="first">Takes <see cref="PhiloxWords.First"/>.</param>
    /// <param name="second">Takes <see cref="PhiloxWords.Second"/>; as long as the first.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Fill(
        in RandomStream stream, ulong entity, Span<double> first, Span<double> second)
    {
        RequireSameLength(first.Length, second.Length);
        RequireEntities(entity, first.Length);
        int done = 0;
        if (PhiloxLanes512.IsFast)
        {
            done = Fill512(stream, entity, first, second);
        }
        else if (PhiloxLanes256.IsFast)
        {
            done = Fill256(stream, entity, first, second);
        }

        for (; done < first.Length; done++)
        {
            PhiloxWords words = stream.Words(entity + (ulong)done);
            (first[done], second[done]) = (words.First, words.Second);
        }
    }

    /// <summary>Both uniforms of 53 bits of listed entities, in any order.</summary>
    /// <param name="stream">Where the numbers come from.</param>
    /// <param name="entities">The entities, each at most 2⁴⁸ − 1.</param>
    /// <param name="first">Takes <see cref="PhiloxWords.First"/>.</param>
    /// <param name="second">Takes <see cref="PhiloxWords.Second"/>.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Fill(
        in RandomStream stream, ReadOnlySpan<ulong> entities, Span<double> first,
        Span<double> second)
    {
        RequireSameLength(entities.Length, first.Length);
        RequireSameLength(first.Length, second.Length);
        int done = 0;
        if (PhiloxLanes256.IsFast)
        {
            const int Half = PhiloxLanes256.Count;
            for (; done <= entities.Length - (2 * Half); done += 2 * Half)
            {
                (PhiloxLanes256 lanes, PhiloxLanes256 more) = PhiloxLanes256.Blocks(
                    stream, Vector256.Create(entities[done..]),
                    Vector256.Create(entities[(done + Half)..]));
                Store(lanes, first[done..], second[done..]);
                Store(more, first[(done + Half)..], second[(done + Half)..]);
            }
            for (; done <= entities.Length - Half; done += Half)
            {
                Vector256<ulong> four = Vector256.Create(entities.Slice(done, 4));
                Store(PhiloxLanes256.Blocks(stream, four), first[done..], second[done..]);
            }
        }

        for (; done < entities.Length; done++)
        {
            PhiloxWords words = stream.Words(entities[done]);
            (first[done], second[done]) = (words.First, words.Second);
        }
    }

    /// <summary>As many whole groups of sixteen as fit; returns how many entities that
    /// was.</summary>
    private static int Fill512(
        in RandomStream stream, ulong entity, Span<double> first, Span<double> second)
    {
        const int Half = PhiloxLanes512.Count;
        Vector512<ulong> entities = Vector512.Create(entity) + Vector512<ulong>.Indices;
        int done = 0;
        for (; done <= first.Length - (2 * Half); done += 2 * Half)
        {
            (PhiloxLanes512 lanes, PhiloxLanes512 more) = PhiloxLanes512.Blocks(
                stream, entities, entities + Vector512.Create((ulong)Half));
            PhiloxLanes512.U53(lanes.C0, lanes.C1).CopyTo(first[done..]);
            PhiloxLanes512.U53(lanes.C2, lanes.C3).CopyTo(second[done..]);
            PhiloxLanes512.U53(more.C0, more.C1).CopyTo(first[(done + Half)..]);
            PhiloxLanes512.U53(more.C2, more.C3).CopyTo(second[(done + Half)..]);
            entities += Vector512.Create((ulong)(2 * Half));
        }

        return done;
    }

    /// <summary>As many whole groups of eight as fit; returns how many entities that
    /// was.</summary>
    private static int Fill256(
        in RandomStream stream, ulong entity, Span<double> first, Span<double> second)
    {
        const int Half = PhiloxLanes256.Count;
        Vector256<ulong> entities = Vector256.Create(entity) + Vector256<ulong>.Indices;
        int done = 0;
        for (; done <= first.Length - (2 * Half); done += 2 * Half)
        {
            (PhiloxLanes256 lanes, PhiloxLanes256 more) = PhiloxLanes256.Blocks(
                stream, entities, entities + Vector256.Create((ulong)Half));
            Store(lanes, first[done..], second[done..]);
            Store(more, first[(done + Half)..], second[(done + Half)..]);
            entities += Vector256.Create((ulong)(2 * Half));
        }

        return done;
    }

    private static void Store(in PhiloxLanes256 lanes, Span<double> first, Span<double> second)
    {
        PhiloxLanes256.U53(lanes.C0, lanes.C1).CopyTo(first);
        PhiloxLanes256.U53(lanes.C2, lanes.C3).CopyTo(second);
    }

    private static void RequireSameLength(int one, int other)
    {
        if (one != other)
        {
            throw new ArgumentException("The spans must be as long as one another.");
        }
    }

    private static void RequireEntities(ulong entity, int count)
    {
        if (entity > RandomStream.LastEntity
            || (ulong)count > RandomStream.LastEntity - entity + 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(entity), entity, "An entity has a number of at most 48 bits.");
        }
    }
}
