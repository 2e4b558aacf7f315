using Outturn.Simulation.Facts;
using Outturn.Simulation.Payments;
using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>The people who start in one month with one provider: helped as it plans, paid for as
/// the scheme says, counted. The innermost part of the engine; what can be is worked out for four
/// people at once.</summary>
internal sealed class Lot
{
    private readonly SchemeInWorld _scheme;
    private readonly DayPayments _payments;
    private readonly PeopleTally _tally;
    private readonly PeopleBatch _people;
    private readonly CourseBatch[] _courses;
    private readonly double[] _effort = new double[PeopleBatch.Most];
    private readonly byte[] _achieved = new byte[PeopleBatch.Most];
    private readonly byte[] _anyway = new byte[PeopleBatch.Most];
    private readonly double[] _plan;
    private readonly Cell[] _cells;
    private readonly long[] _nobody;
    private int _month;
    private int _provider;
    private ProviderState? _with;
    private double _signal;
    private double _productivity = 1;
    private double _least;

    /// <summary>Room for the lots of one replication.</summary>
    public Lot(
        SchemeInWorld scheme, DayPayments payments, RandomStream stream, PeopleTally tally)
    {
        (_scheme, _payments, _tally) = (scheme, payments, tally);
        _people = new PeopleBatch(scheme.World, stream);
        _courses =
        [
            .. scheme.World.Courses.Select((_, c) => new CourseBatch(scheme.World, c, stream)),
        ];
        _plan = new double[scheme.World.Groups.Length * DifficultyBins.Count];
        _cells = new Cell[scheme.World.Groups.Length * PeopleTally.Thirds];
        _nobody = new long[scheme.Grid.Count];
    }

    /// <summary>Takes what happened as facts; null: nobody asks.</summary>
    public PersonFacts? Facts { get; init; }

    /// <summary>Money spent on the people of the lot so far.</summary>
    public double Spent { get; private set; }

    /// <summary>Begins a lot.</summary>
    /// <param name="month">The month of the start.</param>
    /// <param name="provider">The provider's place among all of the world; -1: nobody helps.
    /// </param>
    /// <param name="with">The provider, or null.</param>
    public void Begin(int month, int provider, ProviderState? with)
    {
        (_month, _provider, _with, Spent) = (month, provider, with, 0);
        YearPlan? plan = with?.Outlook.Plan(month, with.Price).Plan;
        for (int g = 0; g < _scheme.World.Groups.Length; g++)
        {
            Span<double> row = _plan.AsSpan(g * DifficultyBins.Count, DifficultyBins.Count);
            row.Clear();
            plan?.Effort[g].CopyTo(row);
        }
        _signal = with?.Outlook.Setting.Type.Signal ?? 0;
        _productivity = plan?.Productivity ?? 1;
        _least = plan is null
            ? double.PositiveInfinity
            : _scheme.World.Commissioner.LeastEffort + 1e-6;
    }

    /// <summary>Takes some of the people of the lot.</summary>
    /// <param name="number">The number of the first.</param>
    /// <param name="count">How many, at most <see cref="PeopleBatch.Most"/>.</param>
    public void Take(ulong number, int count)
    {
        _people.Draw(number, count, _signal);
        Help();
        WriteStarts();
        _achieved.AsSpan(0, count).Clear();
        _anyway.AsSpan(0, count).Clear();
        for (int c = 0; c < _courses.Length; c++)
        {
            _courses[c].Draw(_people, _effort, _productivity);
            Pay(c);
        }
        Count();
    }

    private void Help()
    {
        for (int i = 0; i < _people.Padded; i++)
        {
            _effort[i] = _plan[(_people.Group[i] * DifficultyBins.Count) + _people.SignalBin[i]];
        }
        _cells.AsSpan().Clear();
        for (int i = 0; i < _people.Count; i++)
        {
            ref Cell cell = ref _cells[(_people.Group[i] * PeopleTally.Thirds) + _people.Third[i]];
            cell.People++;
            cell.Effort += _effort[i];
            cell.Helped += _effort[i] > _least ? 1 : 0;
        }
    }

    private void Count()
    {
        int year = _month / 12;
        for (int i = 0; i < _people.Count; i++)
        {
            ref Cell cell = ref _cells[(_people.Group[i] * PeopleTally.Thirds) + _people.Third[i]];
            cell.Achieved += _achieved[i];
            cell.Anyway += _anyway[i];
        }
        for (int i = 0; i < _cells.Length; i++)
        {
            (int group, int third) = (i / PeopleTally.Thirds, i % PeopleTally.Thirds);
            Cell cell = _cells[i];
            Spent += cell.Effort;
            _tally.People[group, third] += cell.People;
            _tally.Effort[group, third] += cell.Effort;
            _tally.Started[group, year] += cell.People;
            _tally.Achieved[group, year] += cell.Achieved;
            _tally.Anyway[group, year] += cell.Anyway;
            _tally.Parked += cell.People - cell.Helped;
            PayStarts(group, cell.People);
        }
    }

    private void PayStarts(int group, long people)
    {
        foreach (ref readonly DayLine line in _payments.Starting(group, _month))
        {
            if (_with is not null)
            {
                _with.Receipts[line.Due] += people * line.Amount;
            }
        }
    }

    private void Pay(int course)
    {
        CourseBatch happened = _courses[course];
        long[] receipts = _with?.Receipts ?? _nobody;
        for (int i = 0; i < _people.Count; i++)
        {
            (int begins, int alone) = ((int)happened.Begins[i], (int)happened.Alone[i]);
            if ((begins | alone) == 0)
            {
                continue;
            }
            (int group, int lasts) = ((int)_people.Group[i], (int)happened.Lasts[i]);
            bool would = alone > 0
                && lasts >= _payments.Course(group, _month, course, alone).MainLasting;
            _anyway[i] |= would ? (byte)1 : (byte)0;
            if (begins == 0)
            {
                continue;
            }
            ref readonly PaidCourse paid = ref _payments.Course(group, _month, course, begins);
            if (lasts >= paid.MainLasting)
            {
                _achieved[i] = 1;
                _tally.AchievedIn[group, paid.MainMonth / 12]++;
            }
            long sum = 0;
            foreach (ref readonly DayLine line in _payments.Lines(paid))
            {
                if (line.Lasting > lasts)
                {
                    break;
                }
                receipts[line.Due] += line.Amount;
                sum += line.Amount;
            }
            _tally.Windfall += would ? sum : 0;
            if (Facts is not null)
            {
                WriteCourse(Facts, i, course);
            }
        }
    }

    private void WriteStarts()
    {
        for (int i = 0; Facts is not null && i < _people.Count; i++)
        {
            PersonLife life = Life(i);
            Facts.Person(
                life.Id, life.Provider, (int)_people.Group[i], _scheme.Grid.First(_month));
        }
    }

    private void WriteCourse(PersonFacts facts, int i, int course)
    {
        CourseBatch happened = _courses[course];
        DateOnly from = _scheme.Grid.First(_month).AddDays((int)happened.Begins[i]);
        facts.Happened(Life(i).Id, course, from, from.AddDays((int)happened.Lasts[i] - 1));
    }

    private PersonLife Life(int i) => new(_people.FirstNumber + (ulong)i, _provider);

    // What is counted of the people of a group and third in one batch.
    private struct Cell
    {
        public long People;
        public long Helped;
        public long Achieved;
        public long Anyway;
        public double Effort;
    }
}
