using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Review.Asking;

namespace Outturn.Cli;

/// <summary>Asks the questions of a new scheme, one at a time: on stderr, with the answer that an
/// empty line stands for. A wrong answer is said to be so and asked for again.</summary>
internal static class Interview
{
    /// <summary>The answers by their keys.</summary>
    /// <exception cref="CommandException">The input ends before the last question.</exception>
    public static IReadOnlyDictionary<string, string> Answers(TextReader from, Screen screen)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        ImmutableArray<Question> all = Questionnaire.All;
        screen.Error.WriteLine(
            $"{Numerals.Text(all.Length)} questions; an empty line takes the answer in brackets.");
        for (int i = 0; i < all.Length; i++)
        {
            screen.Error.WriteLine();
            answers[all[i].Key] = Answer(all[i], i + 1, from, screen);
        }
        return answers;
    }

    private static string Answer(Question question, int number, TextReader from, Screen screen)
    {
        if (question.Why.Length > 0)
        {
            screen.Error.WriteLine($"   {question.Why}");
        }
        while (true)
        {
            screen.Error.Write(
                $"{Numerals.Text(number),2} {question.Ask} [{question.Otherwise}] ");
            screen.Error.Flush();
            string answer = from.ReadLine()?.Trim() ?? throw CommandException.Usage(
                $"the answers ended at question {Numerals.Text(number)} ({question.Ask}), and "
                + "nothing was written.");
            answer = answer.Length == 0 ? question.Otherwise : answer;
            string wrong = question.Wrong(answer);
            if (wrong.Length == 0)
            {
                return answer;
            }
            screen.Error.WriteLine($"   {wrong}");
        }
    }
}
