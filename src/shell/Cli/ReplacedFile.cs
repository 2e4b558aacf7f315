using System.Text;

namespace Outturn.Cli;

/// <summary>Writes a file whole or not at all: beside it first, then one rename.</summary>
internal static class ReplacedFile
{
    public static void Write(string path, string text) =>
        Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The same for bytes.</summary>
    public static void Write(string path, byte[] bytes)
    {
        string beside = path + ".new";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, path, overwrite: true);
    }
}
