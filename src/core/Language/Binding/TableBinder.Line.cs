using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Tables with <c>between: linear</c>: points with straight lines between them.</content>
internal sealed partial class TableBinder
{
    // The innermost keys are the points; further out a line would lead from label to label.
    private static bool IsOnTheLine(int level, Body body) =>
        body.Text.Linear && level == body.Types.Length - 1;

    private void CheckLine(TableText text, ImmutableArray<ValueType> types)
    {
        if (!text.Linear || text.Keys is not { } keys)
        {
            return;
        }
        string name = text.By.IsEmpty ? "" : text.By[^1].Text;
        TableColumn? figures = text.Columns.FirstOrDefault(c => c.Type.Kind != ValueKind.Number);
        (string Message, string Remedy)? wrong =
            types.IsEmpty
                ? ("the table has no keys, so that there is nothing to lie between",
                    "add by: with what the points are by, or leave out \"between\"")
            : types[^1].Kind is not ValueKind.Number and not ValueKind.Date
                ? ($"nothing lies between two labels: {name} is {Wording.Of(types[^1])}",
                    "put the name of a number or date last in \"by\"")
            : name == "tier"
                ? ("a tier ends at an edge, and a line has none",
                    "leave out \"between\": each tier then has its own figure")
            : figures is not null
                ? ($"between two points lies a number, and \"{figures.Name}\" gives "
                        + Wording.Of(figures.Type),
                    "give numbers, or leave out \"between\"")
            : null;
        if (wrong is { } said)
        {
            draft.Report.Error(
                "wrong-value", keys.Scalar("between")!.Place, said.Message, said.Remedy);
        }
    }
}
