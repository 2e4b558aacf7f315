using System.Text.Json;
using Outturn.Statistics.Functions;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Functions;

/// <summary>Special functions against R's, to 1e-10 of the value, 1e-8 in far tails.</summary>
public sealed class FunctionTests
{
    private static readonly JsonElement Known = Answers.Read("special-functions");

    [Fact]
    public void LogarithmAndExponentialAreThoseOfTheLibraryToTheLastBitOrTwo()
    {
        for (int i = -3_000; i <= 3_000; i++)
        {
            double x = i * 0.2345;
            Answers.Close(Math.Exp(x), Exp.Of(x), 5e-16, $"exp {i}");
            double y = Math.Exp(x / 2);
            Assert.InRange(Ln.Of(y) - Math.Log(y), -3e-14, 3e-14);
        }

        Answers.Close(Math.Log(1.25e-310), Ln.Of(1.25e-310), 1e-15);
        Assert.Equal(double.NegativeInfinity, Ln.Of(0));
        Assert.Equal(double.PositiveInfinity, Ln.Of(double.PositiveInfinity));
        Assert.True(double.IsNaN(Ln.Of(-1)) && double.IsNaN(Ln.Of(double.NaN)));
        Assert.Equal(0, Ln.Of(1));
        Assert.Equal(1, Exp.Of(0));
        Assert.Equal(0, Exp.Of(-1e9));
        Assert.Equal(double.PositiveInfinity, Exp.Of(1e9));
        Assert.True(double.IsNaN(Exp.Of(double.NaN)));
    }

    [Fact]
    public void NearOneAndNearZeroNoDigitIsLost()
    {
        // ln(1 + x) = x - x²/2 + x³/3, eˣ - 1 = x + x²/2 + x³/6.
        const double X = 1e-5;
        Answers.Close(X - (X * X / 2) + (X * X * X / 3), Ln.OnePlus(X), 1e-15);
        Answers.Close(X + (X * X / 2) + (X * X * X / 6), Exp.MinusOne(X), 1e-15);
        Assert.Equal(1e-20, Ln.OnePlus(1e-20));
        Assert.Equal(1e-20, Exp.MinusOne(1e-20));
        Assert.Equal(-1, Exp.MinusOne(-50));
    }

    [Fact]
    public void LogGammaIsThatOfR()
    {
        var known = Known.GetProperty("lgamma");
        Answers.Close(
            known.Numbers("v"), [.. known.Numbers("x").Select(LogGamma.Of)], 1e-13);
        Answers.Close(Math.Log(184_756), LogGamma.Binomial(20, 10), 1e-13); // 20 choose 10
    }

    [Fact]
    public void TheIncompleteBetaFunctionIsThatOfR()
    {
        var known = Known.GetProperty("pbeta");
        Grid(known, ["x", "a", "b"], "p", v => IncompleteBeta.Of(v[0], v[1], v[2]));
    }

    [Fact]
    public void TheIncompleteGammaFunctionsAreThoseOfR()
    {
        var known = Known.GetProperty("pgamma");
        Grid(known, ["x", "a"], "p", v => IncompleteGamma.Lower(v[1], v[0]));
        Grid(known, ["x", "a"], "uq", v => IncompleteGamma.Upper(v[1], v[0]));
    }

    [Fact]
    public void LambertsFunctionIsTheReferencesAndUndoesItsDefinition()
    {
        var known = Known.GetProperty("lambertW0");
        Answers.Close(
            known.Numbers("w"), [.. known.Numbers("x").Select(LambertW.Of)], 1e-14);
        foreach (double w in new[] { -0.999, -0.7, -0.2, 1e-9, 3.0, 40 })
        {
            Answers.Close(w, LambertW.Of(w * Math.Exp(w)), 1e-9);
        }

        Assert.Equal(0, LambertW.Of(0));
        Assert.Equal(-1, LambertW.Of(-0.36787944117144232), 1e-7);
        Assert.Throws<ArgumentOutOfRangeException>(() => LambertW.Of(-0.4));
    }

    [Fact]
    public void TheFiveHermiteNodesAreKnownInRoots()
    {
        // Roots of x⁵ − 10x³ + 15x: 0 and ±√(5 ± √10); weights 8/15 and (7 ± 2√10)/60.
        double root = Math.Sqrt(10);
        var rule = new GaussHermite(5);
        Answers.Close(
            [-Math.Sqrt(5 + root), -Math.Sqrt(5 - root), 0, Math.Sqrt(5 - root),
                Math.Sqrt(5 + root)],
            rule.Nodes,
            1e-14);
        double inner = (7 + (2 * root)) / 60;
        double outer = (7 - (2 * root)) / 60;
        Answers.Close([outer, inner, 8.0 / 15, inner, outer], rule.Weights, 1e-13);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(24)]
    [InlineData(64)]
    public void ManyNodesIntegrateTheMomentsOfANormalVariable(int count)
    {
        var rule = new GaussHermite(count);
        Assert.Equal(1, rule.Weights.Sum(), 1e-13);
        double moment = 1;
        for (int k = 1; k <= Math.Min(2 * count - 1, 21); k++)
        {
            // E z²ᵏ = 1 × 3 × 5 × … × (2k − 1); odd moments vanish.
            int power = k;
            double value = rule.Expectation(z => Math.Pow(z, power), 0, 1);
            if (k % 2 == 0)
            {
                moment *= k - 1;
                Answers.Close(moment, value, 1e-11, $"moment {k}");
            }
            else
            {
                Assert.Equal(0, value / moment, 1e-9);
            }
        }

        Assert.Equal(3, rule.Expectation(x => x, 3, 2), 1e-12);
    }

    private static void Grid(
        JsonElement known, string[] arguments, string result, Func<double[], double> function)
    {
        double[][] columns = [.. arguments.Select(a => known.Numbers(a))];
        double[] expected = known.Numbers(result);
        for (int i = 0; i < expected.Length; i++)
        {
            double[] at = [.. columns.Select(c => c[i])];
            double share = expected[i] < 1e-100 ? 1e-8 : 1e-10;
            Answers.Close(expected[i], function(at), share, string.Join(' ', at));
        }
    }
}
