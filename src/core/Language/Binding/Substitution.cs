using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Formulas on one cell as formulas on another, and whether two formulas say the same.
/// </summary>
internal static class Substitution
{
    /// <summary>The formula with each dimension of its cell replaced by a key. Only for dates of
    /// cells: other nodes stay as they are.</summary>
    public static Formula OfKeys(Formula formula, ImmutableArray<Formula> keys) => formula switch
    {
        CellKey key => keys[key.Dimension],
        PartOfPeriod part => part with { Period = OfKeys(part.Period, keys) },
        PeriodContaining period => period with { Date = OfKeys(period.Date, keys) },
        CohortMeasured cohort => cohort with { Label = OfKeys(cohort.Label, keys) },
        Binary pair => pair with
        {
            Left = OfKeys(pair.Left, keys),
            Right = OfKeys(pair.Right, keys),
        },
        NumberCall call => call with
        {
            Arguments = [.. call.Arguments.Select(a => OfKeys(a, keys))],
        },
        _ => formula,
    };

    /// <summary>Whether two formulas on the same subject always have the same value, as far as
    /// their shape shows.</summary>
    public static bool Same(Formula a, Formula b)
    {
        if (a.GetType() != b.GetType() || !SameNode(a, b))
        {
            return false;
        }
        Formula[] of = [.. FormulaParts.PartsOf(a)];
        Formula[] other = [.. FormulaParts.PartsOf(b)];
        return of.Length == other.Length && of.Zip(other).All(p => Same(p.First, p.Second));
    }

    private static bool SameNode(Formula a, Formula b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value == y.Value && x.Type.Kind == y.Type.Kind,
        (FieldOfItem x, FieldOfItem y) => x.Field == y.Field,
        (FieldOfParticipant x, FieldOfParticipant y) => x.Field == y.Field,
        (FieldOfFirst x, FieldOfFirst y) => x.Outcome == y.Outcome && x.Field == y.Field,
        (AttributeOf x, AttributeOf y) => x.Attribute == y.Attribute,
        (GroupOf x, GroupOf y) => x.Set == y.Set,
        (CohortOf x, CohortOf y) => x.Set == y.Set,
        (CohortMeasured x, CohortMeasured y) => x.Set == y.Set,
        (CellKey x, CellKey y) => x.Dimension == y.Dimension,
        (Owed x, Owed y) => x.Account == y.Account,
        (PeriodContaining x, PeriodContaining y) => x.Type.Period == y.Type.Period,
        (PartOfPeriod x, PartOfPeriod y) => x.Part == y.Part,
        (TableAt x, TableAt y) => x.Table == y.Table && x.Column == y.Column,
        (Binary x, Binary y) => x.Operator == y.Operator,
        (NumberCall x, NumberCall y) => x.Function == y.Function && x.Rounding == y.Rounding,
        (PaymentOfLine, PaymentOfLine) or (DayTried, DayTried) => true,
        (Membership, Membership) or (Choice, Choice) or (Negation, Negation) => true,
        _ => false,
    };
}
