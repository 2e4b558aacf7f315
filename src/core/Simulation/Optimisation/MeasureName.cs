using Outturn.Language.Syntax;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Results;

namespace Outturn.Simulation.Optimisation;

/// <summary>What a measure of a design is called, and what it is counted in.</summary>
internal static class MeasureName
{
    private static readonly (string Said, string Name)[] Aliases =
    [
        ("budget", SchemeRow.Payments), ("total payments", SchemeRow.Payments),
        ("budget a start", SchemeRow.PayAStart), ("payment per start", SchemeRow.PayAStart),
        ("ruin", SchemeRow.Ruin), ("insolvency", SchemeRow.Ruin),
        ("participation", SchemeRow.Bids), ("npv", SchemeRow.Worth), ("profit", SchemeRow.Worth),
        ("cost of an additional outcome", SchemeRow.PayAnAdditional),
        ("parking", "parked"), ("additional outcomes", SchemeRow.Additional),
    ];

    private static readonly string[] Money =
    [
        "easy effort", "hard effort", "spend", SchemeRow.Worth, "least balance",
        "value of a trial", SchemeRow.Payments, SchemeRow.PayAStart, SchemeRow.PayAnAdditional,
    ];

    private static readonly string[] Numbers =
    [
        SchemeRow.Bids, "service gap", "concentration", "hard to easy effort",
        "shadow price of cash", "expected productivity", SchemeRow.NewWays, SchemeRow.Small,
        SchemeRow.Short,
    ];

    /// <summary>The measure that somebody means.</summary>
    /// <param name="said">Its name or a friendly one, perhaps with a type of provider.</param>
    /// <param name="known">The names there are.</param>
    /// <exception cref="FormatException">There is none.</exception>
    public static string Of(string said, IReadOnlyCollection<string> known)
    {
        int of = said.LastIndexOf(" of ", StringComparison.Ordinal);
        (string Name, string Type)[] read = of < 0 ? [(said, "")]
            : [(said, ""), (said[..of], said[of..])];
        foreach ((string name, string type) in read)
        {
            string plain = DesignRow.Joined(name);
            string? alias = Aliases.FirstOrDefault(a => DesignRow.Joined(a.Said) == plain).Name;
            string wanted = DesignRow.Joined((alias ?? name) + type);
            if (known.FirstOrDefault(k => DesignRow.Joined(k) == wanted) is { } found)
            {
                return found;
            }
        }
        string? near = Spelling.Nearest(said, known.Concat(Aliases.Select(a => a.Said)));
        throw new FormatException($"there is no measure \"{said}\"; " + (near is not null
            ? $"did you mean \"{near}\"?"
            : "there are " + string.Join(", ", Aliases.Take(1).Select(a => a.Said)
                .Concat(known.Where(k => !k.Contains(" of ", StringComparison.Ordinal)
                    || k == SchemeRow.Worth || k == SchemeRow.Ruin)))));
    }

    /// <summary>What a measure is counted in.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="types">The types of provider, whose names may stand after it.</param>
    public static MeasureUnit Unit(string name, IEnumerable<string> types)
    {
        string? type = types.FirstOrDefault(
            t => name.EndsWith(" of " + t, StringComparison.Ordinal));
        string bare = type is null ? name : name[..^(type.Length + 4)];
        return Money.Contains(bare, StringComparer.Ordinal)
                || bare.StartsWith("effort ", StringComparison.Ordinal) ? MeasureUnit.Money
            : Numbers.Contains(bare, StringComparer.Ordinal) ? MeasureUnit.Number
            : MeasureUnit.Share;
    }
}
