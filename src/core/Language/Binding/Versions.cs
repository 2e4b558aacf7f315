using System.Security.Cryptography;
using Outturn.Language.Formatting;

namespace Outturn.Language.Binding;

/// <summary>The version of a text (language reference 2.7).</summary>
internal static class Versions
{
    /// <summary><c>sha256:</c> and the SHA-256 of the canonical text and its tables.</summary>
    public static string Of(Draft draft)
    {
        byte[] hash = SHA256.HashData(CanonicalText.Bytes(draft.Document));
        return "sha256:" + Convert.ToHexStringLower(hash);
    }
}
