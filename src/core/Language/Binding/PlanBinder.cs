namespace Outturn.Language.Binding;

/// <summary>Checks the section <c>plan</c> for sense (language reference 2.2).</summary>
internal static class PlanBinder
{
    public static void Check(Draft draft)
    {
    }
}
