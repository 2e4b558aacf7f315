using System.Globalization;

namespace Outturn.Tests.Core.Chance;

/// <summary>Choices of chance from a seed, and figures in the scheme's currency.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The currency of the scheme: two, none or three decimal places.</summary>
    public string Currency { get; private set; } = "GBP";

    public int Decimals => Currency switch { "JPY" => 0, "KWD" => 3, _ => 2 };

    public void ChooseCurrency() =>
        Currency = Pick("GBP", "GBP", "GBP", "USD", "CHF", "JPY", "KWD");

    /// <summary>Dice of their own for what was thought of later: these roll as before.</summary>
    public Dice Apart(int salt) => new(unchecked((seed * 7919) + salt)) { Currency = Currency };

    public int Whole(int from, int to) => _random.Next(from, to + 1);

    public bool Maybe(int percent = 50) => _random.Next(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>Some of a list, in its order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> of, int percent) =>
        [.. of.Where(_ => Maybe(percent))];

    /// <summary>Money as a scheme writes it inside braces: no commas.</summary>
    public string Money(int from, int to)
    {
        string minor = Decimals == 0 || Maybe(40)
            ? ""
            : "." + Whole(0, Decimals == 2 ? 99 : 999).ToString(
                Decimals == 2 ? "00" : "000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Currency} {Whole(from, to)}{minor}");
    }

    /// <summary>An amount as a file of facts writes it.</summary>
    public string Amount(int from, int to) => Money(from, to)[4..];

    public DateOnly Day(DateOnly from, int within) => from.AddDays(_random.Next(within));
}
