namespace Outturn.Settlement;

/// <summary>Hands pieces to a receiver in their order, whichever thread finishes first. One thread
/// at a time hands over; the others go on with their next piece meanwhile, and wait only where very
/// many pieces wait already.</summary>
internal sealed class Handover(IDueReceiver? receiver)
{
    private const int MostWaiting = 64;
    private readonly Dictionary<int, object?> _waiting = [];
    private readonly Lock _guard = new();
    private readonly ManualResetEventSlim _room = new(true);
    private int _next;
    private bool _taking;
    private bool _stopped;

    /// <summary>A piece is done; its dues may be changed after the call.</summary>
    public void Give(int piece, SettlementNames names, List<Due> dues)
    {
        if (receiver is null)
        {
            return;
        }
        object? prepared = receiver.Prepare(names, dues);
        lock (_guard)
        {
            _waiting.Add(piece, prepared);
            if (_waiting.Count >= MostWaiting)
            {
                _room.Reset();
            }
        }
        TakeAll(receiver);
        // Whoever still works on the piece that all wait for has not given it, and so does not
        // wait here.
        _room.Wait();
    }

    /// <summary>Nothing more is handed over, and nobody waits.</summary>
    public void Stop()
    {
        lock (_guard)
        {
            _stopped = true;
            _room.Set();
        }
    }

    private void TakeAll(IDueReceiver receiver)
    {
        while (TryNext(out object? ready))
        {
            receiver.Take(ready);
            lock (_guard)
            {
                _next++;
                _taking = false;
            }
        }
    }

    private bool TryNext(out object? ready)
    {
        lock (_guard)
        {
            ready = null;
            if (_stopped || _taking || !_waiting.Remove(_next, out ready))
            {
                return false;
            }
            _taking = true;
            if (_waiting.Count < MostWaiting)
            {
                _room.Set();
            }
            return true;
        }
    }
}
