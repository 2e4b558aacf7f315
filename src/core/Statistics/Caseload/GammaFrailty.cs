namespace Outturn.Statistics.Caseload;

/// <summary>
/// People whose hazards differ by a gamma distribution. The likeliest leave first, so the hazard
/// of those who remain falls though nobody's own does (J. W. Vaupel, K. G. Manton and E. Stallard,
/// 1979).
/// </summary>
/// <param name="Shape">The shape of the distribution of hazards.</param>
/// <param name="Scale">Its scale: the mean hazard is shape times scale.</param>
public sealed record GammaFrailty(double Shape, double Scale)
{
    /// <summary>The share without an event by a time.</summary>
    public double Survival(double time) => Math.Pow(1 + (Scale * time), -Shape);

    /// <summary>The hazard at a time among those still without an event.</summary>
    public double Hazard(double time) => Shape * Scale / (1 + (Scale * time));
}
