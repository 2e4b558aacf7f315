using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>Texts that people read, read before they were kept: with UPDATE_GOLDEN=1 they are
/// written anew.</summary>
internal static class Golden
{
    public static void Same(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        Assert.Equal(File.ReadAllText(path), text);
    }
}
