using System.Text;
using Outturn.Language.Syntax;
using Outturn.Language;
using Outturn.Review.Changing;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Outturn.Schemes;
using Outturn.Simulation.Triggers;
using Outturn.Simulation;

namespace Outturn.Review;

/// <summary>The scheme that is reviewed: its text, its plan, and what is expected of it in a world.
/// What rules share is worked out once, when the first of them asks.</summary>
public sealed class ReviewCase
{
    private readonly SchemeReading _reading;
    private readonly Lazy<WorldExpected?> _expected;
    private readonly Lazy<TriggerPlan> _triggers;

    /// <summary>A scheme without errors, perhaps in a world.</summary>
    /// <param name="reading">The reading of its text.</param>
    /// <param name="world">Puts it in its world; null: there is none.</param>
    public ReviewCase(SchemeReading reading, Func<SchemeInWorld>? world)
    {
        _reading = reading;
        Scheme = reading.Scheme ?? throw new ArgumentException("the scheme has errors");
        Plan = new PlanMap(reading.Plan, Top, "plan");
        _triggers = new Lazy<TriggerPlan>(
            () => TriggerPlan.Of(Scheme, new TriggerFigures().With(reading.Plan)));
        _expected = new Lazy<WorldExpected?>(() =>
            world is null ? null : new WorldExpected(world(), this));
    }

    private ReviewCase(ReviewCase other, SchemeInWorld world)
        : this(other._reading, () => world)
    {
        (Limits, WorldLacks, IsDraw) = (other.Limits, other.WorldLacks, true);
        Measures = other.Measures;
    }

    private ReviewCase(ReviewCase other, SchemeReading reading, Func<SchemeInWorld>? world)
        : this(reading, world)
    {
        (Limits, WorldLacks, IsDraw) = (other.Limits, other.WorldLacks, true);
        (Tables, Measures) = (other.Tables, other.Measures);
    }

    /// <summary>The scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>What the text says of the section <c>plan</c>.</summary>
    public PlanMap Plan { get; }

    /// <summary>The thresholds.</summary>
    public Thresholds Limits { get; init; } = Thresholds.Usual;

    /// <summary>True in one of many worlds that are drawn, and where a change is tried: only
    /// verdicts count there, and nobody reads what to change.</summary>
    public bool IsDraw { get; }

    /// <summary>Why there is no world to work things out in.</summary>
    public string WorldLacks { get; init; } =
        "nothing says who the participants and providers are, so nothing is worked out";

    /// <summary>The CSV tables beside the scheme, by name: its text is read again where a change
    /// is tried.</summary>
    public Func<string, ReadOnlyMemory<byte>?> Tables { get; init; } = _ => null;

    /// <summary>The outermost map of the text.</summary>
    internal YamlMap Root => _reading.Document.Root!;

    /// <summary>Whether what a world would tell is asked for at all.</summary>
    public bool Measures { get; private init; } = true;

    /// <summary>What is expected in the world; null: there is none.</summary>
    public WorldExpected? Expected => _expected.Value;

    /// <summary>The texts, to quote them.</summary>
    public SourceTexts Sources => _reading.Sources;

    /// <summary>The payments for people together, planned by what they pay for each count.
    /// </summary>
    public TriggerPlan Triggers => _triggers.Value;

    /// <summary>The line of the text at a place, without blanks around it; empty: there is none.
    /// </summary>
    public string Line(Place place)
    {
        string[] lines = Sources.Of(place).Split('\n');
        return place.Line >= 1 && place.Line <= lines.Length ? lines[place.Line - 1].Trim() : "";
    }

    /// <summary>The name of the file as it was given.</summary>
    public string File => _reading.Document.File;

    /// <summary>The beginning of the scheme.</summary>
    public Spot Whole => new(Top, "scheme");

    private Place Top => _reading.Document.Root!.Entries[0].Key.Place;

    /// <summary>The same scheme in another world of the same people.</summary>
    public ReviewCase In(SchemeInWorld world) => new(this, world);

    /// <summary>The same scheme without a world.</summary>
    public ReviewCase WithoutWorld => new(_reading, null)
    {
        Limits = Limits,
        Tables = Tables,
        Measures = false,
        WorldLacks = "what needs a world was not worked out (--no-measure)",
    };

    /// <summary>The same scheme with changes of its text, for the same people; null: they do not go
    /// together, or the text that they make has errors.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="threads">How many threads may work.</param>
    internal ReviewCase? Changed(IReadOnlyList<TextChange> changes, int threads)
    {
        string? text = ChangedText.Of(_reading.Document.Source, File, changes);
        SchemeReading? reading = text is null ? null
            : SchemeText.Read(File, Encoding.UTF8.GetBytes(text), Tables);
        if (reading?.Scheme is not { } scheme)
        {
            return null;
        }
        return new ReviewCase(this, reading, Expected is not { } expected ? null
            : changes.All(c => !MovesPay(c)) ? () => expected.Put
            : () => new SchemeInWorld(scheme, expected.World, threads));
    }

    /// <summary>Whether a change may be of what is paid: it is neither of the plan nor of the
    /// scheme's name and purpose.</summary>
    internal bool MovesPay(TextChange change) => Root.Entries
        .LastOrDefault(e => e.Key.Place.Line <= change.Place.Line)?.Key.Text
        is not ("plan" or "scheme");

    /// <summary>Where a path of keys stands; where it is not written, where the nearest part of it
    /// that is written stands.</summary>
    public Spot At(string path)
    {
        YamlNode? node = _reading.Document.Root;
        Place place = Top;
        foreach (string key in path.Split('.'))
        {
            if ((node as YamlMap)?.Find(key) is not { } entry)
            {
                break;
            }
            (node, place) = (entry.Value, entry.Key.Place);
        }
        return new Spot(place, path);
    }

    /// <summary>Where the prices of a group stand: its row in a table that payments read, of money
    /// before others; else the payments.</summary>
    public Spot PricesOf(string group)
    {
        foreach (Table table in PricedTables.All(Scheme)
            .Concat(PricedTables.Read(Scheme)))
        {
            if (Row(table.Values, group) is { } place)
            {
                return new Spot(place, $"tables.{table.Name}.values.{group}");
            }
        }
        return At("payments");
    }

    private static Place? Row(TableBranch branch, string key)
    {
        foreach (Schemes.TableKey row in (branch as TableKeys)?.Keys ?? [])
        {
            if (row.Text == key)
            {
                return row.Place;
            }
            if (Row(row.Then, key) is { } below)
            {
                return below;
            }
        }
        return null;
    }

    /// <summary>A threshold of a rule.</summary>
    public double Limit(ReviewRule rule, string name) => Limits.Of(rule.Id, name);

    /// <summary>Whether one of the declared purposes is this one.</summary>
    public bool IsFor(string purpose) => Scheme.Purposes.Contains(purpose);
}
