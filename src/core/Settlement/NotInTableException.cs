using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A table has no value for the keys asked (language reference 6): not an error of the
/// program but a refusal of the item or cell that asked. Thrown to leave the price at once.
/// </summary>
internal sealed class NotInTableException(Table table, TableAt asked, Value[] keys)
    : Exception($"{table.Name} has no value for these keys")
{
    public Table Table { get; } = table;

    public TableAt Asked { get; } = asked;

    public Value[] Keys { get; } = keys;
}
