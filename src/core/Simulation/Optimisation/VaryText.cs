using System.Text.RegularExpressions;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Optimisation;

/// <summary>Reads what is to be varied: <c>tables/rate-card*0.5..1.5</c>,
/// <c>payments/job/pay=£500..£2000</c>, <c>commissioner.least effort=£0..£300</c>.</summary>
public sealed partial class VaryText
{
    private const string Example =
        "write PATH=LOW..HIGH, as commissioner.least effort=£0..£300, or for a factor "
        + "PATH*LOW..HIGH, as tables/rate-card*0.5..1.5";

    private readonly SchemeSites _sites;
    private readonly World _world;
    private readonly int _money;

    /// <summary>For a scheme in its world.</summary>
    public VaryText(YamlDocument scheme, SchemeInWorld put)
        : this(scheme, put.World, put.Scheme.Currency.Decimals)
    {
    }

    internal VaryText(YamlDocument scheme, World world, int money) =>
        (_sites, _world, _money) = (new SchemeSites(scheme), world, money);

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It says nothing that can be varied, and why.</exception>
    public VariedFigure Read(string text)
    {
        Match match = Whole().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"--vary {text}: {Example}");
        }
        string path = match.Groups["path"].Value.Trim();
        bool isFactor = match.Groups["op"].Value == "*";
        (string Low, string High) range =
            (match.Groups["low"].Value.Trim(), match.Groups["high"].Value.Trim());
        try
        {
            return isFactor ? Factor(path, range) : Alone(path, range);
        }
        catch (FormatException e)
        {
            throw new FormatException($"--vary {text}: {e.Message}", e);
        }
    }

    private VariedFigure Factor(string path, (string Low, string High) written)
    {
        (double low, double high) = (FactorOf(written.Low), FactorOf(written.High));
        Check((low, high), written);
        bool isScheme = IsOfScheme(path);
        return new VariedFigure
        {
            Path = path,
            Of = isScheme ? FigureOf.Scheme : FigureOf.World,
            IsFactor = true,
            Low = low,
            High = high,
            Now = 1,
            Notation = new Notation("", "") { Decimals = 3 },
            Sites = isScheme ? [.. _sites.Find(path).Select(Exact)] : [],
            Figures = isScheme ? [] : [.. OfWorld(path).Select(f =>
                (f.Path, f.Notation.For(_money, (double)f.Value), (double)f.Value))],
        };
    }

    private FigureSite Exact(FigureSite site) => site with
    {
        Notation = site.Notation.For(_money, (double)Math.Abs(site.Value)),
    };

    private VariedFigure Alone(string path, (string Low, string High) written)
    {
        bool isScheme = IsOfScheme(path);
        FigureSite[] sites = isScheme ? [.. _sites.Find(path)] : [];
        var figures = isScheme ? [] : OfWorld(path);
        if (sites.Length + figures.Length > 1)
        {
            int count = sites.Length + figures.Length;
            throw new FormatException(
                $"{Numerals.Text(count)} figures stand there; multiply "
                + $"them with {path}*0.5..1.5, or name one of them");
        }
        (Notation now, decimal value) = isScheme ? (sites[0].Notation, sites[0].Value)
            : Of(figures[0], written.Low);
        (double low, double high) = (Bound(written.Low, now), Bound(written.High, now));
        Check((low, high), written);
        Notation exact = (Notation.Read(written.Low)!.Value.Notation is { } of
            && of.Decimals > now.Decimals ? now with { Decimals = of.Decimals } : now)
            .For(_money, high - low);
        return new VariedFigure
        {
            Path = path,
            Of = isScheme ? FigureOf.Scheme : FigureOf.World,
            IsFactor = false,
            Low = low,
            High = high,
            Now = (double)value,
            Notation = exact,
            Sites = [.. sites.Select(s => s with { Notation = exact })],
            Figures = [.. figures.Select(f => (f.Path, exact, (double)value))],
        };
    }

    // What nobody wrote has no unit of its own: it takes that of the range.
    private static (Notation Notation, decimal Value) Of(
        (string Path, Notation Notation, decimal Value, bool IsDefault) figure, string low) =>
        figure.IsDefault && Notation.Read(low) is { } read
            ? (read.Notation, figure.Value * (read.Notation.IsPercent ? 100 : 1))
            : (figure.Notation, figure.Value);

    private static bool IsOfScheme(string path) => path.Contains('/', StringComparison.Ordinal);

    private static void Check(
        (double Low, double High) range, (string Low, string High) written)
    {
        if (!(range.Low < range.High))
        {
            throw new FormatException($"the range runs from {written.Low} to {written.High}; the "
                + "lower end comes first");
        }
    }

    private static double FactorOf(string text) =>
        Notation.Read(text) is { Notation: { IsMoney: false } n, Value: >= 0 } read
            && (n.Suffix.Length == 0 || n.IsPercent)
            ? (double)read.Value / (n.IsPercent ? 100 : 1)
            : throw new FormatException(
                $"\"{text}\" is no factor; write a number of 0 or more, as 0.5");

    private static double Bound(string text, Notation now) =>
        Notation.Read(text) is not { } read
            ? throw new FormatException($"\"{text}\" is no figure; write {now.Unit}")
            : !read.Notation.HasUnitOf(now)
                ? throw new FormatException($"\"{text}\" is not of the unit of the figure there; "
                    + $"write {now.Unit}")
                : (double)read.Value;

    private (string Path, Notation Notation, decimal Value, bool IsDefault)[] OfWorld(
        string path)
    {
        string[] keys = path.Split('.');
        Assumption[] found = [.. _world.Assumptions.DistinctBy(a => a.Path).Where(a =>
            a.Path.Split('.') is var own && own.Length == keys.Length
            && own.Zip(keys).All(k => k.Second == "*" || k.First == k.Second))];
        if (found.Length == 0)
        {
            string? near = Spelling.Nearest(path, _world.Assumptions.Select(a => a.Path));
            throw new FormatException($"the world has no figure at {path}"
                + (near is null ? "; a path of the scheme has strokes, as tables/rate-card"
                    : $"; did you mean \"{near}\"?"));
        }
        return [.. found.Select(a => Notation.Read(a.Value) is { } read
            ? (a.Path, read.Notation, read.Value, a.Mark == "default")
            : throw new FormatException($"{a.Path} is {a.Value}, and no figure"))];
    }

    [GeneratedRegex(@"^(?<path>.+)(?<op>[=*])(?<low>[^=*]+?)\.\.(?<high>[^=*]+)$")]
    private static partial Regex Whole();
}
