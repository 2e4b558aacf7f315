using Outturn.Schemes;

namespace Outturn.Language.Syntax;

/// <summary>Where each character of a scalar's text comes from.</summary>
internal sealed class SourceMap(SourceLines lines, int[] offsets)
{
    /// <summary>Source offset of a character of the text, or of its end.</summary>
    public int Offset(int at) => offsets[Math.Clamp(at, 0, offsets.Length - 1)];

    /// <summary>The map of what follows a character of the text.</summary>
    public SourceMap From(int at) => new(lines, offsets[at..]);

    /// <summary>The place of a stretch of the text.</summary>
    public Place At(string file, int offset, int length)
    {
        var from = Offset(offset);
        var last = length <= 0 ? from : Offset(offset + length - 1) + 1;
        return lines.Place(file, from, Math.Max(from, last));
    }
}
