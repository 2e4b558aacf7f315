namespace Outturn.Simulation.Triggers;

/// <summary>A payment hangs on more than one count of one cohort, and why.</summary>
internal sealed class NotPlannableException(string because) : Exception(because);
