namespace Outturn.Tests.Shell.Schemes;

/// <summary>Where the library of schemes stands: found from the solution file above.</summary>
internal static class Place
{
    /// <summary>A path inside the repository.</summary>
    public static string Of(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    private static readonly Lazy<string> Root = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new DirectoryNotFoundException("no Outturn.slnx above the test assembly");
    });
}
