using System.Collections.Immutable;
using Outturn.Language;
using Outturn.Simulation.Worlds;
using Span = Outturn.Simulation.Worlds.Span;

namespace Outturn.Simulation.Calibrations;

/// <summary>What reading targets gave.</summary>
/// <param name="Targets">The targets; null where the text has errors.</param>
/// <param name="Diagnostics">Every problem found, in the order of the text.</param>
public sealed record TargetsReading(Targets? Targets, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads <c>targets.yaml</c>: what a world is to come to, and what may be changed for it.
/// </summary>
public static class TargetsText
{
    private static readonly string[] Measures =
        ["outcome-rate", "deadweight-rate", "in-year-ratio"];

    private static readonly Dictionary<string, Span> Ranges = new(StringComparer.Ordinal)
    {
        ["no-help"] = new(0, .9999, "a share between 0 % and 99.99 %"),
        ["response"] = new(-20, 20, "between -20 and 20"),
    };

    /// <summary>Reads a text for a world. Never throws for what a text says.</summary>
    /// <param name="world">The world whose groups and courses it names.</param>
    /// <param name="file">Its name, as diagnostics show it.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    public static TargetsReading Read(World world, string file, ReadOnlySpan<byte> yaml)
    {
        (Targets? targets, ImmutableArray<Diagnostic> diagnostics) =
            new FigureText(file, "calibration").Read(yaml, (map, notes) =>
            {
                Targets read = Bind(world, map);
                return read with { Assumptions = [.. notes.Assumptions] };
            });
        return new TargetsReading(targets, diagnostics);
    }

    /// <summary>The targets of a map.</summary>
    internal static Targets Bind(World world, WorldMap map)
    {
        map.Below("sources").Texts().Count();
        string name = map.Text("calibration"), type = map.Text("provider");
        int provider = Named(map, "provider", type, world.Providers.Select(p => p.Name));
        return new Targets
        {
            Name = name,
            Provider = Math.Max(0, provider),
            Free = [.. map.Below("vary").Each().SelectMany(g => Free(world, g.Name, g.Map))],
            All = [.. map.Below("targets").Each().Select(t => Of(world, t.Name, t.Map))],
            DeadweightShare = Shares(map.Below("model risk")),
            HeldOutUnder = [.. map.Below("held out under").Texts()
                .Select(t => KeyValuePair.Create(t.Name, t.Text))],
        };
    }

    private static IEnumerable<FreeFigure> Free(World world, string name, WorldMap map)
    {
        int group = Group(world, map, name);
        ImmutableArray<int> shared =
        [
            .. map.Text("shared with").Split(',', StringSplitOptions.TrimEntries
                | StringSplitOptions.RemoveEmptyEntries).Select(g => Group(world, map, g)),
        ];
        var free = new List<FreeFigure>();
        for (int c = 0; c < world.Courses.Length; c++)
        {
            WorldMap course = map.Below(world.Courses[c].Name);
            foreach ((string key, Span span) in Ranges.Where(r => course.Has(r.Key)))
            {
                WorldMap range = course.Below(key);
                (double from, double to) =
                    (range.Required("from", span), range.Required("to", span));
                if (from >= to)
                {
                    course.Wrong(key, $"{range.Path} goes from {range.Text("from")} to "
                        + $"{range.Text("to")}", "write the smaller figure first");
                }
                free.Add(new FreeFigure(Math.Max(group, 0), c, key, from, to)
                {
                    SharedWith = shared,
                });
            }
        }
        return free;
    }

    private static (double From, double To)? Shares(WorldMap map)
    {
        if (!map.Has("deadweight share"))
        {
            return null;
        }
        WorldMap range = map.Below("deadweight share");
        (double from, double to) =
            (range.Required("from", Span.Share), range.Required("to", Span.Share));
        if (from > to)
        {
            map.Wrong("deadweight share", $"{range.Path} goes from {range.Text("from")} to "
                + $"{range.Text("to")}", "write the smaller figure first");
        }
        return (from, to);
    }

    private static Target Of(World world, string name, WorldMap map)
    {
        string measure = map.Text("measure");
        int which = Named(map, "measure", measure, Measures);
        int group = Named(map, "group", map.Text("group"), world.Groups.Select(g => g.Name));
        int years = (world.Referrals.Months + 11) / 12;
        int year = map.Whole("year", 1, new Span(1, years, "a year of referrals"));
        return new Target(
            name, (TargetMeasure)Math.Max(which, 0), Math.Max(group, 0), year,
            map.Required("is", Span.Share))
        {
            FirstMonth = map.Has("first month")
                ? map.Whole("first month", 1, new Span(
                    1, world.Referrals.Months, "a month of referrals"))
                : (12 * (year - 1)) + 1,
            Error = map.Number("se", 0, Span.Share),
            Tolerance = map.Number("tolerance", .005, new Span(1e-6, 1, "a share of more than 0")),
            IsHeldOut = map.Text("held out") == "yes",
        };
    }

    private static int Group(World world, WorldMap map, string name) =>
        Named(map, name, name, world.Groups.Select(g => g.Name));

    private static int Named(WorldMap map, string key, string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        int found = Array.IndexOf(names, name);
        if (found < 0 && (name.Length > 0 || key != "provider"))
        {
            map.Wrong(key, $"{map.Path}: \"{name}\" is none of {string.Join(", ", names)}");
        }
        return found;
    }
}
