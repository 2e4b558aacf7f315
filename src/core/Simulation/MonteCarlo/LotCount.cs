
namespace Outturn.Simulation.MonteCarlo;

/// <summary>Counts the people of a batch by group and third of difficulty.</summary>
/// <param name="least">The least that a person of each group is given.</param>
internal sealed class LotCount(double[] least)
{
    private readonly Cell[] _cells = new Cell[least.Length * PeopleTally.Thirds];
    private readonly int[] _cell = new int[PeopleBatch.Most];
    private readonly double[] _least = [.. least.Select(e => e + 1e-6)];

    /// <summary>Begins a batch: who is in it, and what is spent on them.</summary>
    public void Helped(PeopleBatch people, bool[] isIn, double[] effort)
    {
        _cells.AsSpan().Clear();
        for (int i = 0; i < people.Count; i++)
        {
            _cell[i] = (int)((people.Group[i] * PeopleTally.Thirds) + people.Third[i]);
            ref Cell cell = ref _cells[_cell[i]];
            if (isIn[i])
            {
                cell.People++;
                cell.Effort += effort[i];
                cell.Helped += effort[i] > _least[people.Group[i]] ? 1 : 0;
            }
        }
    }

    /// <summary>What came of it, with help and without.</summary>
    public void Came(PeopleBatch people, bool[] achieved, bool[] anyway)
    {
        for (int i = 0; i < people.Count; i++)
        {
            ref Cell cell = ref _cells[_cell[i]];
            cell.Achieved += achieved[i] ? 1 : 0;
            cell.Anyway += anyway[i] ? 1 : 0;
        }
    }

    /// <summary>Tells what was counted of a group; returns its people.</summary>
    public long Tell(PeopleTally tally, int group, int year)
    {
        long people = 0;
        for (int third = 0; third < PeopleTally.Thirds; third++)
        {
            Cell cell = _cells[(group * PeopleTally.Thirds) + third];
            people += cell.People;
            tally.People[group, third] += cell.People;
            tally.Effort[group, third] += cell.Effort;
            tally.Achieved[group, year] += cell.Achieved;
            tally.Anyway[group, year] += cell.Anyway;
            tally.Parked += cell.People - cell.Helped;
        }
        tally.Started[group, year] += people;
        return people;
    }

    /// <summary>How many of a group are in a batch.</summary>
    public static long Members(PeopleBatch people, bool[] isIn, int group)
    {
        long members = 0;
        for (int i = 0; i < people.Count; i++)
        {
            members += isIn[i] && people.Group[i] == group ? 1 : 0;
        }
        return members;
    }

    private struct Cell
    {
        public long People;
        public long Helped;
        public long Achieved;
        public long Anyway;
        public double Effort;
    }
}
