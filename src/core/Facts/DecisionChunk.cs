using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Reads the rows of one chunk of decisions.csv: verdicts on items and lines, and figures
/// that somebody decided.</summary>
internal sealed class DecisionChunk : ItemChunk
{
    private readonly DecisionFile _file;
    private readonly DimensionKeys _keys;

    /// <summary>A reader of decisions.</summary>
    public DecisionChunk(DecisionFile file, (OpenLists Open, ParticipantGroups Groups) names)
        : base(file.Scheme, names.Groups, file.Item)
    {
        _file = file;
        _keys = new DimensionKeys(names.Open, names.Groups, Names);
        Figures = new CellChunk(file.Figures, file.Scheme, names);
    }

    /// <summary>The verdicts accepted so far.</summary>
    public List<DecisionDraft> Drafts { get; } = [];

    /// <summary>The figures accepted so far.</summary>
    public CellChunk Figures { get; }

    public override void Accept(CsvRow row)
    {
        if (!TryNeededDay(row, _file.Recorded, out int recorded))
        {
            return;
        }
        if (_file.Figures.FormOf.Find(row[_file.Decision]) >= 0)
        {
            Figures.Accept(row);
            return;
        }
        if (!TryKind(row, out DecisionKind kind) || !TryPayment(row, out int payment)
            || !TryAbout(row, payment, out DecisionDraft about)
            || !TryValue(row, (kind, payment), out Rational value))
        {
            return;
        }
        Met(recorded);
        Drafts.Add(about with
        {
            Kind = kind,
            Value = value,
            Reason = CsvLine.Text(row[_file.Reason]),
            By = CsvLine.Text(row[_file.By]),
            Known = recorded,
        });
    }

    private bool TryKind(CsvRow row, out DecisionKind kind)
    {
        ReadOnlySpan<byte> word = row[_file.Decision];
        int place = DecisionFile.Words.IndexOf(CsvLine.Text(word));
        kind = (DecisionKind)Math.Max(place, 0);
        if (place < 0)
        {
            Refuse(row.Line, _file.Decision,
                word.IsEmpty ? RefusalReason.MissingValue : RefusalReason.UnknownLabel, word);
        }
        return place >= 0;
    }

    private bool TryPayment(CsvRow row, out int payment)
    {
        ReadOnlySpan<byte> name = row[_file.Payment];
        payment = name.IsEmpty ? -1 : Find(Scheme.Payments, CsvLine.Text(name));
        if (payment < 0 && !name.IsEmpty)
        {
            Refuse(row.Line, _file.Payment, RefusalReason.UnknownClause, name);
        }
        return payment >= 0 || name.IsEmpty;
    }

    // A claim says of whom and of which item; else the columns do.
    private bool TryAbout(CsvRow row, int payment, out DecisionDraft about)
    {
        about = new DecisionDraft(default, payment, row.Line)
        {
            Claim = CsvLine.Text(row[_file.Claim]),
        };
        if (payment >= 0 && Scheme.Payments[payment].For is PaidCells cells)
        {
            bool ofPerson = cells.Space.Dimensions.Any(
                d => d.Kind == DimensionKind.Participant);
            return IsEmpty(row, _file.Claim) && IsEmpty(row, _file.Item.Outcome)
                && (ofPerson || IsEmpty(row, _file.Item.Participant))
                && TryNumber(row, out int n) && TryCell(row, (payment, cells.Space), about, n);
        }
        if (about.Claim.Length > 0)
        {
            return IsEmpty(row, _file.Item.Participant) && IsEmpty(row, _file.Item.Outcome)
                && IsEmpty(row, _file.Item.Number);
        }
        if (!TryWho(row, out int group) || !TryPaidOutcome(row, payment, out int outcome)
            || !TryNumber(row, out int number))
        {
            return false;
        }
        (about.Group, about.Outcome, about.Number) = (group, outcome, number);
        return true;
    }

    private bool IsEmpty(CsvRow row, int column)
    {
        if (!row[column].IsEmpty)
        {
            Refuse(row.Line, column, RefusalReason.WrongValue, row[column]);
        }
        return row[column].IsEmpty;
    }

    // Where a payment is for one outcome, that need not be said.
    private bool TryPaidOutcome(CsvRow row, int payment, out int outcome)
    {
        PaidItems? paid = payment < 0 ? null : (PaidItems)Scheme.Payments[payment].For;
        if (row[_file.Item.Outcome].IsEmpty && paid is { Outcomes: [var only] })
        {
            outcome = only;
            return true;
        }
        if (!TryOutcome(row, out outcome))
        {
            return false;
        }
        if (paid is null || paid.Outcomes.Contains(outcome))
        {
            return true;
        }
        Refuse(row.Line, _file.Item.Outcome, RefusalReason.NotPaidBy, row[_file.Item.Outcome]);
        return false;
    }

    private bool TryCell(
        CsvRow row, (int Payment, CellSpace Space) of, DecisionDraft about, int number)
    {
        long[] keys = new long[of.Space.Dimensions.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            Dimension dimension = of.Space.Dimensions[i];
            int column = _file.Keys[of.Payment][i];
            ReadOnlySpan<byte> cell = row[column];
            RefusalReason? fault = RefusalReason.MissingValue;
            keys[i] = -1;
            if (!cell.IsEmpty)
            {
                (keys[i], fault) = _keys.Read(dimension, cell);
            }
            else if (dimension.Kind == DimensionKind.ReportingUnit)
            {
                fault = null;
            }
            if (fault is RefusalReason reason)
            {
                Refuse(row.Line, column, reason, column >= 0
                    ? cell : DimensionKeys.Wanted(dimension));
                return false;
            }
        }
        (about.Keys, about.Number) = (keys, number);
        return true;
    }

    // Only a reduction has a value: money of a line, units of an item.
    private bool TryValue(CsvRow row, (DecisionKind Kind, int Payment) of, out Rational value)
    {
        value = 0;
        if (of.Kind != DecisionKind.Reduce)
        {
            return IsEmpty(row, _file.Value);
        }
        Currency? currency = of.Payment >= 0 ? Scheme.Currency : null;
        ReadOnlySpan<byte> cell = row[_file.Value];
        ReadOnlySpan<byte> digits = cell;
        ReadOnlySpan<byte> symbol = System.Text.Encoding.UTF8.GetBytes(currency?.Symbol ?? "");
        if (digits.StartsWith(symbol))
        {
            digits = digits[symbol.Length..];
        }
        int places = currency?.Decimals ?? 6;
        RefusalReason? fault = cell.IsEmpty ? RefusalReason.MissingValue
            : DecimalCell.Read(digits, places, out long scaled) is { } wrong ? wrong
            : scaled < 0 ? RefusalReason.WrongValue
            : null;
        if (fault is RefusalReason reason)
        {
            Refuse(row.Line, _file.Value, reason, cell);
            return false;
        }
        DecimalCell.Read(digits, places, out long read);
        value = Rational.Of(read, currency?.MinorPerUnit ?? 1_000_000);
        return true;
    }
}
