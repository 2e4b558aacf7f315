using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Who takes odd pennies: <c>largest fraction</c>, <c>first</c>, or a name.</summary>
internal static class RemainderBinder
{
    /// <summary>The rule; <paramref name="any"/>: a name of the facts, not a party, may stand.
    /// </summary>
    public static Remainder Bind(Draft draft, YamlScalar? scalar, bool any)
    {
        switch (scalar?.Text)
        {
            case null or "largest fraction":
                return new Remainder(RemainderRule.LargestFraction, null);
            case "first":
                return new Remainder(RemainderRule.First, null);
            default:
                if (!any && scalar.Text != "provider")
                {
                    PartyBinder.Known(draft, scalar);
                }
                return new Remainder(RemainderRule.Named, scalar.Text);
        }
    }
}
