namespace Outturn.Statistics.Randomness;

/// <summary>
/// The low-discrepancy points of I. M. Sobol in Gray-code order, with the direction numbers of
/// S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections"
/// (2008), for up to 12 dimensions. A random digital shift makes each point uniform, so that
/// shifted copies give an unbiased mean and an honest interval.
/// </summary>
public sealed class SobolSequence
{
    /// <summary>The most dimensions there are direction numbers for.</summary>
    public const int MostDimensions = 12;

    private const int Bits = 32;

    // Degree, inner coefficients and first numbers of the primitive polynomial of each dimension
    // from the second on: new-joe-kuo-6.
    private static readonly (int Degree, uint Inner, uint[] First)[] Polynomials =
    [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]),
        (4, 4, [1, 3, 5, 13]), (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]),
        (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]), (5, 13, [1, 1, 1, 3, 11]),
    ];

    private readonly uint[][] _directions;

    /// <summary>The sequence of so many dimensions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and 12.</exception>
    public SobolSequence(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        _directions = [.. Enumerable.Range(0, dimensions).Select(Directions)];
    }

    /// <summary>How many dimensions a point has.</summary>
    public int Dimensions => _directions.Length;

    /// <summary>One coordinate of a point, as a fraction of 2³²; that of point 0 is 0.</summary>
    public uint Coordinate(uint point, int dimension)
    {
        uint gray = point ^ (point >> 1);
        uint[] directions = _directions[dimension];
        uint coordinate = 0;
        for (int bit = 0; gray != 0; bit++, gray >>= 1)
        {
            coordinate ^= (gray & 1) == 0 ? 0 : directions[bit];
        }

        return coordinate;
    }

    /// <summary>A point after a random digital shift: uniforms strictly between 0 and 1.</summary>
    /// <param name="point">Which point of the sequence.</param>
    /// <param name="shift">Where the shift comes from: one word a dimension, four a block.</param>
    /// <param name="copy">Which shifted copy; all points of a copy are shifted alike.</param>
    /// <param name="uniforms">Takes one uniform a dimension.</param>
    /// <exception cref="ArgumentException">There is no room for the point.</exception>
    public void Shifted(uint point, in RandomStream shift, ulong copy, Span<double> uniforms)
    {
        if (uniforms.Length != Dimensions)
        {
            throw new ArgumentException("One place a dimension is needed.", nameof(uniforms));
        }

        for (int dimension = 0; dimension < Dimensions; dimension++)
        {
            RandomStream block = shift with { Block = shift.Block + (uint)(dimension / 4) };
            PhiloxWords words = block.Words(copy);
            uint word = (dimension % 4) switch
            {
                0 => words.W0, 1 => words.W1, 2 => words.W2, _ => words.W3,
            };
            uniforms[dimension] = PhiloxWords.U32(Coordinate(point, dimension) ^ word);
        }
    }

    private static uint[] Directions(int dimension)
    {
        uint[] directions = new uint[Bits];
        if (dimension == 0)
        {
            for (int bit = 0; bit < Bits; bit++)
            {
                directions[bit] = 1u << (Bits - 1 - bit);
            }

            return directions;
        }

        (int degree, uint inner, uint[] first) = Polynomials[dimension - 1];
        for (int bit = 0; bit < Bits; bit++)
        {
            directions[bit] = bit < degree
                ? first[bit] << (Bits - 1 - bit)
                : Next(directions, bit, degree, inner);
        }

        return directions;
    }

    private static uint Next(uint[] directions, int bit, int degree, uint inner)
    {
        uint next = directions[bit - degree] ^ (directions[bit - degree] >> degree);
        for (int k = 1; k < degree; k++)
        {
            next ^= ((inner >> (degree - 1 - k)) & 1) == 0 ? 0 : directions[bit - k];
        }

        return next;
    }
}
