using System.Globalization;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>A person in a replication as the files of facts name it: who, and with whom.</summary>
internal readonly record struct PersonLife(ulong Number, int ProviderIndex)
{
    /// <summary>The id in the files of facts.</summary>
    public string Id => "s" + Number.ToString("D9", NumberFormatInfo.InvariantInfo);

    /// <summary>The provider's id in the files of facts.</summary>
    public string Provider => ProviderId(ProviderIndex);

    /// <summary>The id of a provider by its place among all of the world; -1: nobody helps.
    /// </summary>
    public static string ProviderId(int index) => index < 0
        ? "nobody" : "p" + (index + 1).ToString("D3", NumberFormatInfo.InvariantInfo);
}
