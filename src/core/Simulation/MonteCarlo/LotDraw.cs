using Outturn.Simulation.Facts;
using Outturn.Simulation.Payments;
using Outturn.Simulation.People;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>Draws the people of lots: helped as their providers planned, paid for as the scheme
/// says, counted. The innermost part of the engine; what can be is worked out for four people at
/// once.</summary>
internal sealed class LotDraw
{
    private readonly SchemeInWorld _scheme;
    private readonly DayPayments _payments;
    private readonly PeopleTally _tally;
    private readonly PeopleBatch _people;
    private readonly CourseBatch[] _courses;
    private readonly Shape[] _shapes;
    private readonly double[] _economy;
    private readonly BatchHelp _help =
        new(new double[PeopleBatch.Most], new double[PeopleBatch.Most]);
    private readonly bool[] _in = new bool[PeopleBatch.Most];
    private readonly bool[] _achieved = new bool[PeopleBatch.Most];
    private readonly bool[] _anyway = new bool[PeopleBatch.Most];
    private readonly LotCount _count;
    private readonly ProviderState?[] _payee;
    private readonly long[] _due;
    private readonly Claiming _claiming;
    private Lot _lot = null!;
    private int _sign = 1;

    /// <summary>Room for the lots of one replication.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="payments">What it pays, to the day.</param>
    /// <param name="stream">Seed, number and whether it is the antithetic twin.</param>
    /// <param name="tally">Takes what is counted.</param>
    public LotDraw(
        SchemeInWorld scheme, DayPayments payments, RandomStream stream, PeopleTally tally)
    {
        (_scheme, _payments, _tally) = (scheme, payments, tally);
        Worlds.World world = scheme.World;
        _people = new PeopleBatch(world, stream);
        _courses = [.. world.Courses.Select((_, c) => new CourseBatch(world, c, stream))];
        _shapes = [.. world.Courses.Select(Shape.Of)];
        ByGroup = new long[world.Groups.Length];
        _economy = Drift.Economy.Factors(world.Economy.Shock, scheme.Grid.Count, stream);
        _count = new LotCount([.. world.Groups.Select((_, g) => world.LeastEffort(g))]);
        (_payee, _due) = (new ProviderState?[scheme.Grid.Count], new long[scheme.Grid.Count]);
        _claiming = new Claiming(world.Commissioner.Claimed, stream);
    }

    /// <summary>Money that the provider with which the lot started spends on it.</summary>
    public double Spent { get; private set; }

    /// <summary>Money that whoever took over spends on it.</summary>
    public double ThenSpent { get; private set; }

    /// <summary>How many people the lot has.</summary>
    public long People { get; private set; }

    /// <summary>How many of them are of each group.</summary>
    public long[] ByGroup { get; }

    /// <summary>Draws the people of a lot, pays for them and counts them.</summary>
    public void Take(Lot lot, IReadOnlyList<ProviderState> providers)
    {
        Begin(lot, providers, 1);
        Each(() =>
        {
            _count.Helped(_people, _in, _help.Effort);
            Happen();
            _count.Came(_people, _achieved, _anyway);
            Tell();
        });
    }

    /// <summary>Draws them again, as what is paid for them and achieved by them changes: once
    /// with −1 as it was thought to be, once with 1 as it came.</summary>
    public void Again(Lot lot, IReadOnlyList<ProviderState> providers, int sign)
    {
        Begin(lot, providers, sign);
        Each(() =>
        {
            Happen();
            int year = _lot.Month / 12;
            for (int i = 0; i < _people.Count; i++)
            {
                if (_achieved[i])
                {
                    _tally.Achieved[_people.Group[i], year] += sign;
                }
            }
            for (int g = 0; g < _scheme.World.Groups.Length; g++)
            {
                PayStarts(g, LotCount.Members(_people, _in, g));
            }
        });
    }

    /// <summary>Draws them as facts.</summary>
    public void Write(Lot lot, PersonFacts facts)
    {
        _lot = lot;
        for (int c = 0; c < _courses.Length; c++)
        {
            Tick(c);
        }
        Each(() =>
        {
            for (int i = 0; i < _people.Count; i++)
            {
                if (_in[i])
                {
                    PersonLife life = Life(i);
                    facts.Person(life.Id, life.Provider, (int)_people.Group[i],
                        _scheme.Grid.First(lot.Month));
                }
            }
            for (int c = 0; c < _courses.Length; c++)
            {
                _courses[c].Draw(_people, _help);
                Write(c, facts);
            }
        });
    }

    private void Begin(Lot lot, IReadOnlyList<ProviderState> providers, int sign)
    {
        (_lot, _sign, Spent, ThenSpent, People) = (lot, sign, 0, 0, 0);
        ByGroup.AsSpan().Clear();
        int at = 0;
        for (int t = 0; t < _payee.Length; t++)
        {
            while (at + 1 < lot.Payees.Length && lot.Payees[at + 1].From <= t)
            {
                at++;
            }
            _payee[t] = lot.Payees[at].Provider < 0 ? null : providers[lot.Payees[at].Provider];
        }
        for (int c = 0; c < _courses.Length; c++)
        {
            Tick(c);
        }
    }

    private void Tick(int course) => _courses[course].Clock = CourseClock.Of(
        _shapes[course], _economy.AsSpan(Math.Min(_lot.Month, _economy.Length - 1)), _lot.Months);

    private void Each(Action batch)
    {
        _help.Productivity = _lot.By.Productivity;
        _help.ThenProductivity = _lot.Then?.Productivity ?? 0;
        for (long done = 0; done < _lot.Count; done += PeopleBatch.Most)
        {
            _people.Draw(
                _lot.First + (ulong)done, (int)Math.Min(_lot.Count - done, PeopleBatch.Most),
                _lot.Signal);
            Help();
            batch();
        }
        for (int month = 0; month < _due.Length; month++)
        {
            if (_due[month] != 0)
            {
                _payee[month]!.Receipts[month] += _sign * _due[month];
            }
        }
        _due.AsSpan().Clear();
    }

    private void Help()
    {
        double[] effort = _lot.By.Effort;
        double spent = 0;
        for (int i = 0; i < _people.Padded; i++)
        {
            double own = effort[(_people.Group[i] * DifficultyBins.Count) + _people.SignalBin[i]];
            _help.Effort[i] = own;
            _in[i] = i < _people.Count;
            spent += i < _people.Count ? own : 0;
        }
        if (_lot.Only is null && _lot.Then is null)
        {
            Spent += spent;
            People += _people.Count;
            return;
        }
        HelpSome();
    }

    // Where some of the people are somebody else's, or have gone to somebody else.
    private void HelpSome()
    {
        for (int i = 0; i < _people.Padded; i++)
        {
            long segment = (_people.Group[i] * DifficultyBins.Count) + _people.SignalBin[i];
            _in[i] = i < _people.Count && _lot.Only?[(int)segment] != false;
            _help.ThenEffort[i] = _lot.Then?.Effort[segment] ?? 0;
            if (_in[i])
            {
                Spent += _help.Effort[i];
                ThenSpent += _help.ThenEffort[i];
                People++;
            }
        }
    }

    private void Happen()
    {
        bool isAbsent = _scheme.Main == MainCourse.IsAbsent;
        for (int i = 0; i < _people.Count; i++)
        {
            _achieved[i] = _anyway[i] = isAbsent && _in[i];
        }
        for (int c = 0; c < _courses.Length; c++)
        {
            _courses[c].Draw(_people, _help);
            Pay(c);
        }
        if (_scheme.Main != MainCourse.IsPaid)
        {
            NoteUnpaid();
        }
    }

    // What no payment tells of is known when the months of the first course are over.
    private void NoteUnpaid()
    {
        int month = Math.Min(
            _lot.Month + _scheme.World.Courses[0].Within - 1, _payee.Length - 1);
        for (int i = 0; i < _people.Count; i++)
        {
            if (_achieved[i])
            {
                _tally.AchievedIn[_people.Group[i], month / 12] += _sign;
                _payee[month]?.ContractHolder.Achieved((int)_people.Group[i], month / 12, _sign);
            }
        }
    }

    private void Pay(int course)
    {
        CourseBatch happened = _courses[course];
        for (int h = 0; h < happened.Count; h++)
        {
            int i = happened.Whom[h];
            (int begins, int alone) = ((int)happened.Begins[h], (int)happened.Alone[h]);
            if (!_in[i] || (begins | alone) == 0)
            {
                continue;
            }
            (int group, int lasts) = ((int)_people.Group[i], (int)happened.Lasts[h]);
            bool would = alone > 0
                && lasts >= _payments.Course(group, _lot.Month, course, alone).MainLasting;
            _anyway[i] |= would;
            Unpaid(i, course, begins, alone);
            if (begins == 0)
            {
                continue;
            }
            ref readonly PaidCourse paid =
                ref _payments.Course(group, _lot.Month, course, begins);
            if (lasts >= paid.MainLasting)
            {
                _achieved[i] = true;
                _tally.AchievedIn[group, paid.MainMonth / 12] += _sign;
                _payee[Math.Min(paid.MainMonth, _payee.Length - 1)]
                    ?.ContractHolder.Achieved(group, paid.MainMonth / 12, _sign);
            }
            if (_lot.Started >= 0 && _claiming.Is(_people.FirstNumber + (ulong)i, course))
            {
                long sum = Pay(paid, lasts);
                _tally.Windfall += would ? sum : 0;
            }
        }
    }

    // A main outcome that no payment tells of: that the first course happens, or that it does not.
    private void Unpaid(int i, int course, int begins, int alone)
    {
        if (course == 0 && _scheme.Main == MainCourse.IsAbsent)
        {
            (_achieved[i], _anyway[i]) = (begins == 0, alone == 0);
        }
        else if (course == 0 && _scheme.Main == MainCourse.Happens)
        {
            (_achieved[i], _anyway[i]) = (begins > 0, alone > 0);
        }
    }

    private long Pay(in PaidCourse paid, int lasts)
    {
        long sum = 0;
        foreach (ref readonly DayLine line in _payments.Lines(paid))
        {
            if (line.Lasting > lasts)
            {
                break;
            }
            _due[line.Due] += line.Amount;
            sum += line.Amount;
        }
        return _sign * sum;
    }

    private void Tell()
    {
        for (int g = 0; g < _scheme.World.Groups.Length; g++)
        {
            long people = _count.Tell(_tally, g, _lot.Month / 12);
            ByGroup[g] += people;
            PayStarts(g, people);
        }
    }

    private void PayStarts(int group, long people)
    {
        if (people == 0 || _lot.Started < 0)
        {
            return;
        }
        foreach (ref readonly DayLine line in _payments.Starting(group, _lot.Month))
        {
            _due[line.Due] += people * line.Amount;
        }
    }

    private void Write(int course, PersonFacts facts)
    {
        CourseBatch happened = _courses[course];
        for (int h = 0; h < happened.Count; h++)
        {
            int i = happened.Whom[h];
            PersonLife life = Life(i);
            if (_in[i] && happened.Begins[h] > 0 && _claiming.Is(life.Number, course))
            {
                DateOnly from = _scheme.Grid.First(_lot.Month).AddDays((int)happened.Begins[h]);
                facts.Happened(
                    life.Id, course, from, from.AddDays((int)happened.Lasts[h] - 1));
            }
        }
    }

    private PersonLife Life(int i) => new(_people.FirstNumber + (ulong)i, _lot.Started);
}
