using System.Collections.Immutable;
using System.Globalization;
using Outturn.Language;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Simulation.Worlds;

/// <summary>What reading a world gave.</summary>
/// <param name="World">The world; null where the text has errors.</param>
/// <param name="Diagnostics">Every problem found, in the order of the text.</param>
public sealed record WorldReading(World? World, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads <c>world.yaml</c>: who the participants and providers of a scheme are. What it
/// does not say has the default of the guide, and is listed as such.</summary>
public static class WorldText
{
    private static readonly Span AnyNumber = new(-1000, 1000, "a number");
    private static readonly string[] Named = ["courses", "groups", "providers"];
    private static readonly Span Months = new(0, 84, "a number of months up to 84");

    /// <summary>Reads a text for a scheme. Never throws for what a text says.</summary>
    /// <param name="scheme">The scheme whose facts its courses and attributes name.</param>
    /// <param name="file">Its name, as diagnostics show it.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    /// <param name="changes">Figures put in place of those written, by their path.</param>
    public static WorldReading Read(
        Scheme scheme, string file, ReadOnlySpan<byte> yaml,
        IReadOnlyList<KeyValuePair<string, string>>? changes = null) =>
        Read(scheme, file, yaml, new WorldChanges([], changes ?? []));

    /// <summary>The same with scenarios.</summary>
    /// <param name="scheme">The scheme whose facts its courses and attributes name.</param>
    /// <param name="file">Its name, as diagnostics show it.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    /// <param name="changes">What is put in place of figures written.</param>
    public static WorldReading Read(
        Scheme scheme, string file, ReadOnlySpan<byte> yaml, WorldChanges changes)
    {
        var text = new FigureText(file, "") { Changes = changes.All, Named = Named };
        (World? world, ImmutableArray<Diagnostic> diagnostics) =
            text.Read(yaml, (map, notes) =>
            {
                World read = Bind(scheme, map) with { Scenarios = changes.Scenarios };
                return read with { Assumptions = [.. notes.Assumptions] };
            });
        return new WorldReading(world, diagnostics);
    }

    /// <summary>The world of a map.</summary>
    internal static World Bind(Scheme scheme, WorldMap root)
    {
        root.Below("sources").Texts().Count();
        var names = new WorldNames(scheme);
        ImmutableArray<Course> courses =
            [.. root.Below("courses").Each().Select(c => CourseOf(names, c.Name, c.Map))];
        ImmutableArray<PeopleGroup> groups =
            [.. root.Below("groups").Each().Select(g => GroupOf(names, courses, g.Name, g.Map))];
        (string Name, WorldMap Map)[] types = [.. root.Below("providers").Each()];
        ImmutableArray<ProviderType> providers =
            [.. types.Select(p => ProviderText.Of(p.Name, p.Map))];
        Whole(root, "groups", groups.Select(g => g.Share));
        Whole(root, "providers", providers.Select(p => p.Share));
        Primes([.. types.Select(t => t.Map)], providers);
        return new World
        {
            Name = root.Text("world"),
            Outcome = names.Outcome(root, root.Text("outcome")),
            Referrals = ReferralsOf(root.Below("referrals"), groups),
            Slopes = SlopesOf(root.Below("difficulty")),
            Economy = EconomyOf(root.Below("economy")),
            Courses = courses,
            Groups = groups,
            Providers = providers,
            Commissioner = ProviderText.Commissioner(root.Below("commissioner"), groups),
            Targets = [.. TargetsOf(root.Below("targets")).Where(t => t.Cost > 0)],
        };
    }

    private static void Whole(WorldMap root, string key, IEnumerable<double> shares)
    {
        double sum = shares.Sum();
        if (Math.Abs(sum - 1) > 1e-6)
        {
            root.Wrong(key, $"the shares of {key} come to {Percent(sum)} %, not to 100 %",
                "give each a share, so that together they make 100 %");
        }
    }

    private static void Primes(WorldMap[] maps, ImmutableArray<ProviderType> providers)
    {
        string[] primes = [.. providers.Where(p => p.Under.Length == 0).Select(p => p.Name)];
        foreach ((WorldMap map, ProviderType type) in maps.Zip(providers))
        {
            if (type.Under.Length > 0 && !primes.Contains(type.Under, StringComparer.Ordinal))
            {
                map.Wrong(
                    "under", $"{type.Name} is under \"{type.Under}\", which holds no contract of "
                    + "its own", $"name one of {string.Join(", ", primes)}");
            }
            else if (type.Under.Length > 0
                && providers.First(p => p.Under == type.Under).Name != type.Name)
            {
                map.Wrong(
                    "under", $"{type.Under} has subcontractors of two types",
                    "give a type of prime contractor subcontractors of one type");
            }
        }
    }

    private static string Percent(double share) =>
        (share * 100).ToString("0.##", NumberFormatInfo.InvariantInfo);

    // Where single groups stray from the plan, so does the whole.
    private static Referrals ReferralsOf(WorldMap map, IEnumerable<PeopleGroup> groups)
    {
        int months = map.Whole("months", 60, new Span(1, 84, "1 to 84 months"));
        double[] profile = map.Below("profile").Numbers(1, Span.Factor);
        return new Referrals(
            map.Required("starts a month", new Span(1e-9, 1e9, "more than 0")),
            months,
            profile.Length == 0 ? [1.0] : [.. profile],
            map.Number("demand", 1, Span.Factor) * groups.Sum(g => g.Share * g.Demand),
            map.Number("shock", .05, new Span(0, 1, "between 0 and 1")));
    }

    private static Slopes SlopesOf(WorldMap map) => new(
        map.Number("baseline", .6, AnyNumber), map.Number("response", .5, AnyNumber),
        map.Number("effort", .35, AnyNumber), map.Number("separation", .1, AnyNumber));

    private static Economy EconomyOf(WorldMap map) => new(
        map.Number("level", 1, Span.Factor),
        map.Number("shock", .03, new Span(0, 1, "between 0 and 1")));

    private static WorldTarget[] TargetsOf(WorldMap map)
    {
        double level = map.Number("level", 1, Span.Factor);
        WorldMap costs = map.Below("cost of missing");
        return [.. Enumerable.Range(1, 7).Select(year => new WorldTarget(
            year, level, costs.Has(Numerals.Text(year))
                ? costs.Number(Numerals.Text(year), 0, Span.Money) : 0))];
    }

    private static Course CourseOf(WorldNames names, string name, WorldMap map)
    {
        int from = map.Whole("help from", 2, Months);
        var course = new Course(name, names.Fact(map, "fact"))
        {
            Value = map.Text("value"),
            Within = Math.Max(map.Whole("within", 24, Months), 1),
            HelpFrom = from,
            HelpUntil = map.Whole("help until", 18, Months),
            Monthly = [.. map.Below("monthly").Texts().Select(t => (t.Name, t.Text))],
        };
        if (course.HelpUntil <= from || course.HelpUntil > course.Within)
        {
            map.Wrong("help until", $"courses.{name}: help tells from one month until a later one"
                + ", at the latest the last in which the course can begin");
        }
        return course with { Lasts = names.Lasts(course.Fact) };
    }

    private static PeopleGroup GroupOf(
        WorldNames names, ImmutableArray<Course> courses, string name, WorldMap map)
    {
        WorldMap below = map.Below("courses");
        return new PeopleGroup(
            name, map.Required("share", Span.Share), names.Attributes(map.Below("attributes")))
        {
            Demand = map.Number("demand", 1, Span.Factor),
            BenefitAYear = map.Number("benefit a year", 0, Span.Money),
            LeastEffort = map.Has("least effort") ? map.Required("least effort", Span.Money) : 0,
            YearsOnBenefit = map.Number("years on benefit", 0, new Span(0, 60, "years")),
            Courses = [.. courses.Select(c => RatesOf(below.Below(c.Name)))],
        };
    }

    private static CourseRates RatesOf(WorldMap map) => new(
        map.Required("no-help", new Span(0, .9999, "a share between 0 % and 99.99 %")),
        map.Number("response", 0, new Span(-20, 20, "between -20 and 20")),
        map.Number("effort scale", 500, new Span(1e-6, 1e9, "money of more than 0")),
        map.Number("separation", 0, new Span(0, .95, "a share between 0 % and 95 %")));
}
