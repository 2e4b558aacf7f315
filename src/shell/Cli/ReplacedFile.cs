namespace Outturn.Cli;

/// <summary>Writes a file whole or not at all: beside it first, then one rename.</summary>
internal static class ReplacedFile
{
    public static void Write(string path, string text)
    {
        string beside = path + ".new";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }
}
