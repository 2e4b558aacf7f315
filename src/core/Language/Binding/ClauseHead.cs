using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>What every clause may say about itself (language reference 2.3 and 2.5).</summary>
internal static class ClauseHead
{
    private static readonly string[] Marks =
        ["agreed", "seen", "data", "derived", "recalled", "illustrative"];

    /// <summary>Section letter and place: <c>D2</c>.</summary>
    public static string Number(char section, int index) => section + Numerals.Text(index + 1);

    /// <summary>The clause with its title, paragraph, note, mark, source and former name.
    /// </summary>
    public static T Fill<T>(Draft draft, T clause, Keys? keys)
        where T : Clause
    {
        if (keys is null)
        {
            return clause;
        }
        string? source = Source(draft, keys.Scalar("source"));
        Clause filled = clause with
        {
            Title = keys.Text("title") ?? clause.Title,
            Paragraph = keys.Text("clause"),
            Note = keys.Text("note"),
            Mark = MarkOf(draft, keys.Scalar("mark")) ?? Mark.Agreed,
            Source = source,
            Was = keys.Text("was"),
        };
        return (T)filled;
    }

    /// <summary>A mark; null where there is none. A published scheme has no recalled or
    /// illustrative figures.</summary>
    public static Mark? MarkOf(Draft draft, YamlScalar? scalar)
    {
        if (scalar is null)
        {
            return null;
        }
        int index = Array.IndexOf(Marks, scalar.Text);
        if (index < 0)
        {
            string? near = Spelling.Nearest(scalar.Text, Marks);
            draft.Report.Error(
                "wrong-value", scalar.Place, $"\"{scalar.Text}\" is no mark",
                near is null
                    ? "write " + Wording.List(Marks, "or")
                    : $"did you mean \"{near}\"?");
            return null;
        }
        var mark = (Mark)index;
        if (draft.Head.IsPublished && mark is Mark.Recalled or Mark.Illustrative)
        {
            draft.Report.Error(
                "unsure-figure", scalar.Place,
                $"a published scheme may not contain figures that are {scalar.Text}",
                "agree the figure and remove the mark, or keep status: draft");
        }
        return mark;
    }

    /// <summary>A citation of the section <c>sources</c>.</summary>
    public static string? Source(Draft draft, YamlScalar? scalar)
    {
        if (scalar is null || draft.Citations.ContainsKey(scalar.Text))
        {
            return scalar?.Text;
        }
        string? near = Spelling.Nearest(scalar.Text, draft.Citations.Keys);
        draft.Report.Error(
            "unknown-name", scalar.Place, $"no source is called \"{scalar.Text}\"",
            near is null ? "add it to the section \"sources\"" : $"did you mean \"{near}\"?");
        return scalar.Text;
    }
}
