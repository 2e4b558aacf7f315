using System.Security.Cryptography;
using System.Text;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Outturn.Language.TableFiles;

namespace Outturn.Language.Binding;

/// <summary>The version of a text (language reference 2.7).</summary>
internal static class Versions
{
    /// <summary><c>sha256:</c> and the SHA-256 of the canonical text and, after it, the name and
    /// the rows of each of its table files.</summary>
    public static string Of(YamlDocument document, TableFileSet files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(CanonicalText.Bytes(document));
        foreach ((string name, byte[] content) in files.Contents)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{name}\0"));
            hash.AppendData(content);
        }
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
