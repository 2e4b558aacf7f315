namespace Outturn.Ledger;

/// <summary>
/// The names that entries have in common: the account paid to (payee and clause), the account
/// paid by (payer), the period paid for. Each is kept once and known by a small number.
/// </summary>
internal sealed class Chart
{
    // What ends the clause of a key of VAT: its account lies below that of the net amount.
    private const string Vat = ":vat";

    private static ReadOnlySpan<byte> VatBytes => ":vat"u8;

    /// <summary>Accounts <c>paid-to:PAYEE:CLAUSE</c>; of the VAT on it
    /// <c>paid-to:PAYEE:CLAUSE:vat</c>.</summary>
    public ChartNames To { get; } = new();

    /// <summary>Accounts <c>paid-by:PAYER</c>.</summary>
    public ChartNames By { get; } = new();

    /// <summary>Payment periods that units belong to.</summary>
    public ChartNames Periods { get; } = new();

    /// <summary>The account that the payee is paid to under the clause, added if new.</summary>
    public ChartName PaidTo(string payee, string clause) => To.Add(ToBytes(payee, clause));

    /// <summary>The account that the payer pays by, added if new.</summary>
    public ChartName PaidBy(string payer) => By.Add(ByBytes(payer));

    /// <summary>The period paid for, added if new.</summary>
    public ChartName PaidFor(string period) => Periods.Add(EscapedText.Bytes(period));

    /// <summary>Bytes of the account that the payee is paid to under the clause.</summary>
    public static byte[] ToBytes(string payee, string clause)
    {
        var isVat = clause.EndsWith(Vat, StringComparison.Ordinal);
        return
        [
            .. "paid-to:"u8, .. EscapedText.Bytes(payee), .. ":"u8,
            .. EscapedText.Bytes(isVat ? clause[..^Vat.Length] : clause),
            .. isVat ? VatBytes : default,
        ];
    }

    /// <summary>Bytes of the account that the payer pays by.</summary>
    public static byte[] ByBytes(string payer) =>
        [.. "paid-by:"u8, .. EscapedText.Bytes(payer)];

    /// <summary>The accounts that money moved on, in ordinal order of their bytes.</summary>
    public List<ChartName> Accounts()
    {
        var accounts = To.All.Concat(By.All).Where(account => account.Used).ToList();
        accounts.Sort((a, b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes));
        return accounts;
    }

    /// <summary>Whether the bytes are an account of ours: prefix, then its escaped parts.</summary>
    public static bool IsAccount(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("paid-by:"u8))
        {
            return EscapedText.IsCanonical(bytes[8..]);
        }
        if (!bytes.StartsWith("paid-to:"u8))
        {
            return false;
        }
        var colon = bytes[8..].IndexOf((byte)':');
        var clause = bytes[(9 + colon)..];
        return colon > 0
            && EscapedText.IsCanonical(bytes.Slice(8, colon))
            && EscapedText.IsCanonical(
                clause.EndsWith(VatBytes) ? clause[..^VatBytes.Length] : clause);
    }
}

/// <summary>One name of the chart, as it stands in the file.</summary>
/// <param name="number">Its place in its list.</param>
/// <param name="bytes">Escaped bytes, an account's prefix included.</param>
internal sealed class ChartName(int number, byte[] bytes)
{
    /// <summary>Place in its list, from 0.</summary>
    public int Number { get; } = number;

    /// <summary>Bytes as they stand in the file.</summary>
    public byte[] Bytes { get; } = bytes;

    /// <summary>Whether the file declares the account.</summary>
    public bool Declared { get; set; }

    /// <summary>Whether an entry moves money on the account.</summary>
    public bool Used { get; set; }

    /// <summary>Balance of the account in minor units.</summary>
    public long Total { get; set; }

    /// <summary>For an account paid to: the clause, escaped.</summary>
    public ReadOnlySpan<byte> Clause => Bytes.AsSpan(9 + Bytes.AsSpan(8).IndexOf((byte)':'));

    /// <summary>The party of an account: payee or payer.</summary>
    public string Party
    {
        get
        {
            var party = Bytes.AsSpan(8);
            var colon = party.IndexOf((byte)':');
            return EscapedText.Read(colon < 0 ? party : party[..colon]);
        }
    }
}

/// <summary>A list of names without repetition. Finding and adding are safe from several
/// threads.</summary>
internal sealed class ChartNames
{
    private readonly List<ChartName> _names = [];
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _numbers =
        new Dictionary<byte[], int>(ByteKeys.Ordinal).GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The names in the order in which they came.</summary>
    public IReadOnlyList<ChartName> All => _names;

    /// <summary>The name with this number.</summary>
    public ChartName this[int number] => _names[number];

    /// <summary>The name with these bytes, or null.</summary>
    public ChartName? Find(ReadOnlySpan<byte> bytes)
    {
        lock (_names)
        {
            return _numbers.TryGetValue(bytes, out var number) ? _names[number] : null;
        }
    }

    /// <summary>The name with these bytes, added if new.</summary>
    public ChartName Add(ReadOnlySpan<byte> bytes)
    {
        lock (_names)
        {
            if (_numbers.TryGetValue(bytes, out var number))
            {
                return _names[number];
            }
            var name = new ChartName(_names.Count, bytes.ToArray());
            _names.Add(name);
            _numbers[name.Bytes] = name.Number;
            return name;
        }
    }
}
