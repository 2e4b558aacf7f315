using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>A decision before versions are told apart.</summary>
internal sealed record DecisionDraft(DecisionKind Kind, int Payment, int Line)
{
    /// <summary>The keys of a cell, provisional until every file is read.</summary>
    public long[] Keys { get; set; } = [];
    public int Group { get; set; } = -1;
    public int Outcome { get; set; } = -1;
    public int Number { get; set; } = 1;
    public Rational Value { get; init; }
    public string Claim { get; init; } = "";
    public string Reason { get; init; } = "";
    public string By { get; init; } = "";
    public int Known { get; init; }
    public int Participant { get; set; } = -1;
    public bool Dead { get; set; }

    /// <summary>What it is about, in a form that can be compared.</summary>
    public (int, int, int, int, string) About => (
        Group, Outcome, Payment, Number,
        string.Join(' ', Keys.Select(k => Numerals.Text(k))));
}

/// <summary>The columns of decisions.csv.</summary>
internal sealed class DecisionFile
{
    /// <summary>Finds them.</summary>
    public DecisionFile(LineChunks lines, Scheme scheme, FileReport report)
    {
        FactHeader header = lines.Header;
        Scheme = scheme;
        Decision = header.Need("decision", "it says what was decided");
        Recorded = header.Need("recorded", "it says when it was decided");
        Claim = header.Find("claim");
        Item = (header.Find("participant"), header.Find("outcome"), header.Find("number"));
        Payment = header.Find("payment");
        Value = header.Find("value");
        Reason = header.Find("reason");
        By = header.Find("by");
        header.Find("evidence");
        Keys =
        [
            .. scheme.Payments.Select(p => p.For is PaidCells { Space: var space }
                ? space.Dimensions.Select(d => DimensionKeys.Find(header, d)).ToImmutableArray()
                : []),
        ];
        Figures = CellFile.OfDecisions(lines, scheme, report);
    }

    public Scheme Scheme { get; }
    public int Claim { get; }
    public (int Participant, int Outcome, int Number) Item { get; }
    public int Payment { get; }
    public int Decision { get; }
    public int Value { get; }
    public int Reason { get; }
    public int By { get; }
    public int Recorded { get; }

    /// <summary>For each payment the columns of its cells' dimensions.</summary>
    public ImmutableArray<ImmutableArray<int>> Keys { get; }

    /// <summary>The figures that rows may give instead of a verdict.</summary>
    public CellFile Figures { get; }

    /// <summary>The words for what can be decided on an item or line, in the order of the list.
    /// </summary>
    public static ImmutableArray<string> Words { get; } =
        [.. Enum.GetNames<DecisionKind>().Select(n => n.ToLowerInvariant())];
}
