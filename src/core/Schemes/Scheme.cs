using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>A payment-by-results scheme, checked: the typed graph that settlement, explanation,
/// review and simulation all use (language reference 13). Clauses name each other by their index in
/// their section.</summary>
public sealed record Scheme
{
    /// <summary>The scheme's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the canonical text and its tables: <c>sha256:…</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The currency of every payment.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The rounding of amounts that state none of their own.</summary>
    public required Rounding Rounding { get; init; }

    /// <summary>One or (a review finding) several of the five purposes.</summary>
    public required ImmutableArray<string> Purposes { get; init; }

    /// <summary>What participants are called, in the plural: people, families.</summary>
    public required string ParticipantsAre { get; init; }

    /// <summary>True once published: no recalled or illustrative figures then.</summary>
    public bool IsPublished { get; init; }

    /// <summary>When the scheme runs.</summary>
    public required Term Term { get; init; }

    /// <summary>Its periods and date rules.</summary>
    public required CalendarRules Calendar { get; init; }

    /// <summary>The parties by name, in the order written.</summary>
    public required ImmutableArray<Party> Parties { get; init; }

    /// <summary>The citations by id.</summary>
    public required ImmutableDictionary<string, string> Sources { get; init; }

    /// <summary>At which rate amounts bear VAT; null where none does.</summary>
    public Vat? Vat { get; init; }

    /// <summary>The facts that it knows.</summary>
    public required FactSchema Facts { get; init; }

    /// <summary>Section C, groups.</summary>
    public ImmutableArray<GroupSet> Groups { get; init; } = [];

    /// <summary>Section C, cohorts.</summary>
    public ImmutableArray<CohortSet> Cohorts { get; init; } = [];

    /// <summary>Section D.</summary>
    public ImmutableArray<Outcome> Outcomes { get; init; } = [];

    /// <summary>Section E.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>Section F.</summary>
    public ImmutableArray<Table> Tables { get; init; } = [];

    /// <summary>Section G.</summary>
    public ImmutableArray<Payment> Payments { get; init; } = [];

    /// <summary>Section H, in the order in which they apply.</summary>
    public ImmutableArray<Adjustment> Adjustments { get; init; } = [];

    /// <summary>Section J, in the order in which they apply.</summary>
    public ImmutableArray<Share> Shares { get; init; } = [];

    /// <summary>Section K.</summary>
    public ImmutableArray<Account> Accounts { get; init; } = [];

    /// <summary>Section L, in the order written: those that are seen in this scheme.</summary>
    public ImmutableArray<Variation> Variations { get; init; } = [];

    /// <summary>The scheme before its last agreements, the earliest first; none where nothing was
    /// varied.</summary>
    public ImmutableArray<Edition> Earlier { get; init; } = [];

    /// <summary>The scheme as a settlement as at a date sees it: with the variations agreed by
    /// then, and no other.</summary>
    public Scheme AsAt(DateOnly date)
    {
        foreach (Edition edition in Earlier)
        {
            if (date < edition.Until)
            {
                return edition.Scheme;
            }
        }
        return this;
    }
}

/// <summary>When the scheme runs. Both ends of each stretch are inside.</summary>
public sealed record Term(DateOnly From, DateOnly To, DateOnly LongStop)
{
    /// <summary>First day on which somebody may be referred.</summary>
    public required DateOnly ReferralsFrom { get; init; }

    /// <summary>Last day on which somebody may be referred.</summary>
    public required DateOnly ReferralsTo { get; init; }

    /// <summary>First day of which events may be known: not after the first day of the scheme.
    /// </summary>
    public DateOnly FactsFrom { get; init; } = From;
}

/// <summary>The scheme's periods and date rules.</summary>
public sealed record CalendarRules(PeriodKind Payment, PeriodCalendar Periods)
{
    /// <summary>What adding months does at the end of a month.</summary>
    public MonthEnd MonthEnd { get; init; }

    /// <summary>The working-day calendar; null where the scheme counts no working days.</summary>
    public WorkingDays? WorkingDays { get; init; }
}

/// <summary>A party and its role.</summary>
public sealed record Party(string Name, string Role, string Title, Place Place);
