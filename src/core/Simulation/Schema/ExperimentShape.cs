using static Outturn.Simulation.Schema.FigureShape;

namespace Outturn.Simulation.Schema;

/// <summary>The keys of the file of an experiment.</summary>
internal static class ExperimentShape
{
    /// <summary>All of them.</summary>
    public static KeysShape Of((string, FigureShape, string) sources) => Keys(
        sources,
        ("experiment", Figure, "Its short name."),
        ("claim", Figure, "What is claimed."),
        ("set", Names(Otherwise), "Figures otherwise than usual, by where they stand."),
        ("vary", Varied(named: true), "What is varied."),
        ("across", Varied(named: true), "What is varied beside it, case by case."),
        ("figures", Names(Figure), "Figures of the experiment itself."),
        ("reckon", Names(Figure), "Further measures, as formulas."),
        ("draws", Draws, "Contracts that differ by chance."),
        ("designs", Designs, "Many designs at once, weighed by several purposes."),
        ("measures", Texts, "The measures shown."),
        ("expect", Names(Figure), "What is expected of them."),
        ("would change it", Figure, "What would change the result."))
        with { Required = ["experiment", "title", "claim", "vary", "measures", "expect"] };

    private static KeysShape Varied(bool named)
    {
        KeysShape keys = Keys(
            ("name", Figure, "What it is, for the table."),
            ("at", Texts, "Where it stands: one place or several."),
            ("values", Texts, "Its values, in order."),
            ("labels", Texts, "What each value is called."));
        return keys with { Required = named ? ["name", "at", "values"] : ["at", "values"] };
    }

    private static KeysShape Draws => Keys(
        ("of", Figure, "What they are, for people."),
        ("number", Figure, "How many."),
        ("seed", Figure, "The same seed gives the same contracts."),
        ("traits", Names(Keys(
            ("at", Texts, "The figures of the world; * stands for every name."),
            ("median", Figure, "The factor in the middle."),
            ("spread", Figure, "Standard deviation of its logarithm."))),
            "In what they differ."),
        ("noise", Figure, "Standard deviation of what is measured over what is so."),
        ("reach", Names(Keys(
            ("measure", Figure, "The measure."), ("is", Figure, "The target."))
            with { Required = ["measure", "is"] }),
            "What each is to reach."));

    private static KeysShape Designs => Keys(
        ("levers", Names(Varied(named: false)), "The levers with their settings."),
        ("purposes", Names(Figure), "What is wanted of a design, as formulas."),
        ("budget", Figure, "The measure that a budget limits."));
}
