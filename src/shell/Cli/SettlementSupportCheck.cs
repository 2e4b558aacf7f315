using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>Refuses a scheme that this version does not settle whole: never a wrong result.
/// </summary>
internal static class SettlementSupportCheck
{
    /// <exception cref="CommandException">A clause is not settled yet.</exception>
    public static void Require(Scheme scheme) => Require(SettlementSupport.Refuse(scheme));

    /// <exception cref="CommandException">There is such a clause.</exception>
    public static void Require(NotYet? found)
    {
        if (found is { } notYet)
        {
            throw CommandException.No($"{notYet.Place}: error not-yet: {notYet.What}");
        }
    }
}
