namespace Outturn.Quantities;

/// <content>The calendars that come with the product.</content>
public sealed partial class WorkingDays
{
    private static readonly WorkingDays[] Shipped =
    [
        Read("england-and-wales", BankHolidays.EnglandAndWales),
        Read("scotland", BankHolidays.Scotland),
        Read("northern-ireland", BankHolidays.NorthernIreland),
    ];

    /// <summary>The names that a scheme may give.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Shipped.Select(c => c.Name)];

    /// <summary>The calendar of that name, or null where none is shipped.</summary>
    public static WorkingDays? Find(string name) =>
        Array.Find(Shipped, c => string.Equals(c.Name, name, StringComparison.Ordinal));

    private static WorkingDays Read(string name, string table)
    {
        var (days, firstYear, lastYear) = BankHolidays.Read(table);
        return new WorkingDays(name, days, firstYear, lastYear);
    }
}
