using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The numbers of instalments for items (ADR 0186): those of the first item are 1, 2, 3…,
/// of the second 10,001 and on, so that no two lines of a participant share a key of the ledger.
/// Of cells they are 1, 2, 3… in each.</summary>
internal static class InstalmentNumber
{
    private const int Each = 10_000;

    /// <summary>The number of a part of an item.</summary>
    public static int Of(int item, int part) => checked(((item - 1) * Each) + part);

    /// <summary>The item of a number.</summary>
    public static int Item(int number) => ((number - 1) / Each) + 1;

    /// <summary>The part of a number.</summary>
    public static int Part(int number) => ((number - 1) % Each) + 1;

    /// <summary>The number of the item that a line is for: that of the line, or of an instalment
    /// that of its item.</summary>
    public static int ItemOf(Scheme scheme, in Line line) =>
        line.Outcome >= 0 && scheme.Payments[line.Payment].Price is Instalments
            ? Item(line.N)
            : line.N;
}
