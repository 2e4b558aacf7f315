using System.Runtime.InteropServices;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Sweeps over the participants, in pieces that several threads take.</summary>
internal sealed partial class Settling
{
    private const int PieceSize = 2_048;

    private void SweepParticipants(int pass)
    {
        int participants = _workings.Participants.Count;
        SweepWork work = WorkOf(pass);
        if (participants == 0
            || work.Payments.Length + work.Tallies.Length + work.LineTallies.Length == 0)
        {
            return;
        }
        work = work with { Fused = Fuse(work) };
        int pieces = (participants + PieceSize - 1) / PieceSize;
        var handover = new Handover(_options.Receiver);
        int next = -1;
        var threads = new Thread[Math.Clamp(_options.Threads, 1, pieces)];
        var failures = new List<Exception>();
        for (int t = 1; t < threads.Length; t++)
        {
            threads[t] = new Thread(Walk);
            threads[t].Start();
        }
        Walk();
        foreach (Thread thread in threads.Skip(1))
        {
            thread.Join();
        }
        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }

        void Walk()
        {
            try
            {
                WalkPieces(new PieceWalk(this, work, handover), pieces, ref next);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                handover.Stop();
                lock (failures)
                {
                    failures.Add(e);
                }
            }
        }
    }

    private void WalkPieces(PieceWalk walk, int pieces, ref int next)
    {
        int participants = _workings.Participants.Count;
        int piece;
        while ((piece = Interlocked.Increment(ref next)) < pieces)
        {
            int first = piece * PieceSize;
            walk.Piece(piece, first, Math.Min(first + PieceSize, participants));
            _options.Progress?.Invoke(piece + 1, pieces);
        }
        lock (_unpaid)
        {
            walk.Merge();
        }
    }

    private SweepWork WorkOf(int pass)
    {
        var payments = Enumerable.Range(0, _workings.Scheme.Payments.Length)
            .Where(p => _workings.Scheme.Payments[p].For is PaidItems && _plan.OfPayment(p) == pass)
            .ToArray();
        ClauseTally[] all =
        [
            .. _tallies.SelectMany(c => c.Value.Tallies.Select(t =>
                (Pass: _plan.Of(c.Key), Tally: new ClauseTally(t.Tally, c.Value.Cells, c.Key))))
                .Where(t => t.Tally.Tally.Source == TallySource.Lines || t.Pass == pass)
                .Select(t => t.Tally),
        ];
        return new SweepWork(
            new Achievement(_workings, _formulas), new Pricing(_workings, _formulas))
        {
            Payments = payments,
            Tallies = [.. all.Where(t => t.Tally.Source
                is TallySource.Participants or TallySource.Items or TallySource.Events)],
            LineTallies = [.. all.Where(t => t.Tally.Source == TallySource.Lines
                && t.Tally.Sources.Any(payments.Contains))],
            Lines = pass == 0 ? _options.Alone : null,
        };
    }

    private FusedPass? Fuse(SweepWork work)
    {
        var sharing = new Sharing(_workings, _parties, _formulas);
        bool isPlain = _options.Fuse && _formulas.IsCompiled && OnlyTotals
            && work.Payments.All(p => sharing.Payer(p) != PartyList.Provider);
        FusedPass? fused = isPlain ? FusedPass.Of(_workings, work) : null;
        _fusedPasses += fused is null ? 0 : 1;
        return fused;
    }

    // Nobody asks for the lines themselves: each goes whole to one payer.
    private bool OnlyTotals => _options is { Receiver: null, Alone: null }
        && _limiting is null
        && _workings.Scheme.Vat is null
        && _workings.Scheme.Shares.Length == 0
        && _workings.Scheme.Outcomes.All(o => o.UndoneBy is null);

    /// <summary>One thread's sweep with the totals and dues that it makes.</summary>
    private sealed class PieceWalk(Settling settling, SweepWork work, Handover handover)
    {
        private readonly Sweep _sweep = new(settling._workings, settling._formulas, work);
        private readonly Sharing _sharing =
            new(settling._workings, settling._parties, settling._formulas);
        private readonly Totals _totals = new(settling._workings);
        private readonly List<Line> _lines = [];
        private readonly List<Line[]> _ordered = [];
        private readonly List<Due> _dues = [];
        private readonly bool _onlyTotals = settling.OnlyTotals;
        private FusedSums? _fused;

        public void Piece(int piece, int first, int end)
        {
            if (work.Fused is { } fused)
            {
                _fused ??= new FusedSums(settling._workings, fused, _totals);
                foreach (int participant in _fused.Walk(first, end))
                {
                    _sweep.Next(participant);
                    AddUp(_sweep.Lines);
                }
                return;
            }
            List<Due> dues = _dues;
            dues.Clear();
            for (int participant = first; participant < end; participant++)
            {
                _sweep.Next(participant);
                work.Lines?.Invoke(participant, CollectionsMarshal.AsSpan(_sweep.Lines), []);
                if (settling._limiting is not null)
                {
                    _lines.AddRange(_sweep.Lines);
                    continue;
                }
                if (_onlyTotals)
                {
                    AddUp(_sweep.Lines);
                    continue;
                }
                int from = dues.Count;
                foreach (ref readonly Line line in CollectionsMarshal.AsSpan(_sweep.Lines))
                {
                    settling.Share(line, _sharing, _sweep.Subject, (dues, _sweep.Unpaid));
                }
                _totals.Add(dues, from);
            }
            _ordered.Add([.. _lines]);
            _lines.Clear();
            handover.Give(piece, settling._names, dues);
        }

        private void AddUp(List<Line> lines)
        {
            foreach (ref readonly Line line in CollectionsMarshal.AsSpan(lines))
            {
                _totals.AddWhole(line, _sharing.Payer(line.Payment));
            }
        }

        public void Merge()
        {
            if (_fused is not null)
            {
                _totals.Add(_fused, _sharing.Payer);
            }
            settling._totals.Merge(_totals);
            settling._unpaid.AddRange(_sweep.Unpaid);
            _ordered.ForEach(lines => settling._limiting?.Add(lines));
            settling.AddCandidates(_sweep.Candidates);
            foreach (TallyCells counted in _sweep.Counted.Concat(_fused?.Counted ?? []))
            {
                settling.Merge(counted);
            }
        }
    }

    private void Merge(TallyCells counted)
    {
        foreach (ClauseTallies tallies in _tallies.Values)
        {
            foreach (TallyCells cells in tallies.Tallies)
            {
                if (ReferenceEquals(cells.Tally, counted.Tally))
                {
                    cells.Merge(counted);
                }
            }
        }
    }
}
