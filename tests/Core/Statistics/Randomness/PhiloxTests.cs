using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Randomness;

public sealed class PhiloxTests
{
    private static readonly JsonElement Known = Answers.Read("philox");

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, 6)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TheVectorsOfTheAuthorsComeOut(int row)
    {
        var vector = Known.GetProperty("kat")[row];
        uint[] counter = Words(vector, "counter");
        uint[] key = Words(vector, "key");
        uint[] expected = Words(vector, "out");
        var block = Philox4x32.Block(
            new PhiloxWords(counter[0], counter[1], counter[2], counter[3]), key[0], key[1]);
        Assert.Equal(expected, Four(block));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void AnAddressGivesItsWordsAndUniforms(int row)
    {
        var known = Known.GetProperty("rows")[row];
        PhiloxWords words = Stream(known).Words(Entity(known));
        uint[] four = Four(words);
        Assert.Equal(Words(known, "words"), four);
        Assert.Equal(known.Numbers("u32"), four.Select(PhiloxWords.U32));
        Assert.Equal(known.Numbers("u53"), new[] { words.First, words.Second });
        Answers.Close(
            known.Numbers("normal"),
            [Normal.Quantile(words.First), Normal.Quantile(words.Second)],
            1e-14);
        Answers.Close(
            known.Numbers("exponential"), [-Ln.Of(words.First), -Ln.Of(words.Second)], 1e-15);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void TheAntitheticTwinMirrorsEveryUniform(int row)
    {
        var known = Known.GetProperty("rows")[row];
        RandomStream stream = Stream(known);
        PhiloxWords twin = (stream with { Antithetic = true }).Words(Entity(known));
        Assert.Equal(
            known.Numbers("antithetic_u32"),
            Four(twin).Select(PhiloxWords.U32));
        // Exact in the integers; a half beyond 2⁵² is rounded to its even neighbour.
        Assert.Equal(1 - stream.Words(Entity(known)).First, twin.First, Math.Pow(2, -53));
        Assert.Equal(stream.Words(Entity(known)), twin.Antithetic);
    }

    [Fact]
    public void AHundredThousandEntitiesAddUp()
    {
        var known = Known.GetProperty("integrity");
        var stream = new RandomStream(42, 0, StreamKind.Start);
        (ulong sum, uint fold) = (0, 0);
        for (ulong entity = 0; entity < 100_000; entity++)
        {
            PhiloxWords w = stream.Words(entity);
            sum += (ulong)w.W0 + w.W1 + w.W2 + w.W3;
            fold ^= w.W0 ^ (w.W1 << 1) ^ w.W2 ^ w.W3;
        }

        Assert.Equal(known.GetProperty("sum_of_words").GetString(), $"{sum}");
        Assert.Equal(known.GetProperty("xor_fold").Word(), fold);
        double mean = Enumerable.Range(0, 20_000)
            .Average(entity => PhiloxWords.U32(stream.Words((ulong)entity).W0));
        Answers.Close(Known.Number("mean_u_20000"), mean, 1e-12);
    }

    [Fact]
    public void TheLastUniformIsBelowOne()
    {
        Assert.Equal(1 - Math.Pow(2, -53), PhiloxWords.U53(uint.MaxValue, uint.MaxValue));
        Assert.Equal(Math.Pow(2, -54), PhiloxWords.U53(0, 0));
        Assert.InRange(Normal.Quantile(1 - Math.Pow(2, -53)), 8, 9);
    }

    [Fact]
    public void AnEntityHasAtMost48Bits()
    {
        var stream = new RandomStream(1, 0, StreamKind.Arrivals);
        _ = stream.Words(RandomStream.LastEntity);
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Words(1UL << 48));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => UniformBatch.Fill(stream, (1UL << 48) - 3, new double[4], new double[4]));
        Assert.Throws<ArgumentException>(
            () => UniformBatch.Fill(stream, 0, new double[4], new double[5]));
    }

    // Around the place where the lower half of the entity's number overflows, and where not.
    [Theory]
    [InlineData(0UL, false)]
    [InlineData(4_294_967_290UL, false)]
    [InlineData(4_294_967_290UL, true)]
    [InlineData((1UL << 48) - 37, true)]
    public void ABatchIsBitEqualToDrawingOneByOne(ulong entity, bool antithetic)
    {
        var stream = new RandomStream(0xDEADBEEFCAFEF00D, 65_535, StreamKind.Separation)
        {
            Block = 3, Antithetic = antithetic,
        };
        const int Count = 37;
        var expected = Enumerable.Range(0, Count)
            .Select(i => stream.Words(entity + (ulong)i)).ToArray();
        AssertFilled(Count, (first, second) => UniformBatch.Fill(stream, entity, first, second));
        ulong[] listed = [.. Enumerable.Range(0, Count).Select(i => entity + (ulong)i)];
        AssertFilled(Count, (first, second) => UniformBatch.Fill(stream, listed, first, second));

        // Both widths, also on a machine that would take another.
        var four = PhiloxLanes256.Blocks(stream, Vector256.Create(listed.AsSpan(0, 4)));
        var eight = PhiloxLanes512.Blocks(stream, Vector512.Create(listed.AsSpan(0, 8)));
        var twice = PhiloxLanes512.Blocks(
            stream, Vector512.Create(listed.AsSpan(9, 8)), Vector512.Create(listed.AsSpan(0, 8)));
        Assert.Equal(eight, twice.Second);
        double[] firstOf8 = Eight(PhiloxLanes512.U53(eight.C0, eight.C1));
        Assert.Equal(expected.Take(8).Select(w => w.First), firstOf8);
        Assert.Equal(
            expected.Take(8).Select(w => w.Second), Eight(PhiloxLanes512.U53(eight.C2, eight.C3)));
        Assert.Equal(
            Vector256.Create(firstOf8, 0), PhiloxLanes256.U53(four.C0, four.C1));

        void AssertFilled(int count, Action<double[], double[]> fill)
        {
            (double[] first, double[] second) = (new double[count], new double[count]);
            fill(first, second);
            Assert.Equal(expected.Select(w => w.First), first);
            Assert.Equal(expected.Select(w => w.Second), second);
        }
    }

    [Fact]
    public void SinglePoissonCountsAreThoseOfTheReference()
    {
        var stream = new RandomStream(7, 0, StreamKind.ProviderTraits);
        foreach (var known in Known.GetProperty("poisson_inversion").EnumerateArray())
        {
            double u = stream.Words((ulong)known.Number("entity")).First;
            Assert.Equal((int)known.Number("k"), Poisson.Inverse(known.Number("mean"), u));
        }
    }

    [Fact]
    public void ALargeMeanIsDrawnInPiecesOfAtMost30()
    {
        var stream = new RandomStream(7, 0, StreamKind.Arrivals);
        // 75 is three pieces of 25: two uniforms of block 0 and the first of block 1.
        PhiloxWords zero = stream.Words(5);
        PhiloxWords one = (stream with { Block = 1 }).Words(5);
        Assert.Equal(
            Poisson.Inverse(25, zero.First) + Poisson.Inverse(25, zero.Second)
                + Poisson.Inverse(25, one.First),
            PoissonDraw.From(stream, 5, 75));
        Assert.Equal(0, PoissonDraw.From(stream, 5, 0));

        // Mean and variance 75: over 20,000 draws the mean has standard error 0.061, and the
        // variance √(2 × 75² / 20,000) = 0.75.
        var moments = Enumerable.Range(0, 20_000)
            .Aggregate(default(Outturn.Statistics.Estimation.Moments), (all, i) =>
                all.With(PoissonDraw.From(stream, (ulong)i, 75)));
        Assert.InRange(moments.Mean, 75 - 0.25, 75 + 0.25);
        Assert.InRange(moments.Variance, 75 - 3, 75 + 3);
    }

    [Fact]
    public void MoreDemandNeverDrawsFewerPeople()
    {
        var stream = new RandomStream(11, 4, StreamKind.Arrivals);
        for (ulong entity = 0; entity < 200; entity++)
        {
            long fewer = PoissonDraw.From(stream, entity, 29);
            Assert.True(fewer <= PoissonDraw.From(stream, entity, 30));
        }
    }

    [Fact]
    public void LogarithmsAndExponentialsInAVectorAreBitEqual()
    {
        double[] values = [1e-300, 5.6e-17, 0.3, 0.7071, 0.999, 1, 1.5, 8e300];
        double[] powers = [-800, -745, -1.5, -1e-18, 0, 1, 700, 720];
        double[] logarithms = [.. values.Select(Ln.Of)];
        double[] exponentials = [.. powers.Select(Exp.Of)];
        Assert.Equal(logarithms, Eight(Ln.Of(Vector512.Create(values))));
        Assert.Equal(exponentials, Eight(Exp.Of(Vector512.Create(powers))));
        for (int i = 0; i < 8; i += 4)
        {
            Assert.Equal(
                Vector256.Create(logarithms, i), Ln.Of(Vector256.Create(values, i)));
            Assert.Equal(
                Vector256.Create(exponentials, i), Exp.Of(Vector256.Create(powers, i)));
        }
    }

    private static double[] Eight(Vector512<double> vector)
    {
        double[] values = new double[8];
        vector.CopyTo(values);
        return values;
    }

    private static uint[] Four(PhiloxWords words) => [words.W0, words.W1, words.W2, words.W3];

    private static uint[] Words(JsonElement row, string name) =>
        [.. row.GetProperty(name).EnumerateArray().Select(e => e.Word())];

    private static ulong Entity(JsonElement row) => Whole(row.GetProperty("entity"));

    private static RandomStream Stream(JsonElement row) =>
        new(Whole(row.GetProperty("seed")), (ushort)row.Number("rep"),
            (StreamKind)(int)row.Number("stream"))
        {
            Block = row.GetProperty("block").GetUInt32(),
        };

    private static ulong Whole(JsonElement text) =>
        ulong.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
