namespace Outturn.Statistics.Functions;

/// <summary>The eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations
/// (G. H. Golub and C. F. Van Loan, Matrix Computations, 8.5).</summary>
public sealed class SymmetricEigen
{
    private const int MostSweeps = 60;

    private readonly double[,] _vectors;

    /// <summary>Of a matrix, of which only the symmetric part counts.</summary>
    /// <exception cref="ArgumentException">It is not square.</exception>
    public SymmetricEigen(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        if (matrix.GetLength(1) != n)
        {
            throw new ArgumentException("A square matrix is needed.", nameof(matrix));
        }

        double[,] a = new double[n, n];
        _vectors = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            _vectors[i, i] = 1;
            for (int j = 0; j < n; j++)
            {
                a[i, j] = (matrix[i, j] + matrix[j, i]) / 2;
            }
        }

        for (int sweep = 0; sweep < MostSweeps && OffDiagonal(a) > 0; sweep++)
        {
            Sweep(a);
        }

        Values = [.. Enumerable.Range(0, n).Select(i => a[i, i])];
    }

    /// <summary>The eigenvalues, in no order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>One component of the unit eigenvector that belongs to a value.</summary>
    /// <param name="component">Which component.</param>
    /// <param name="value">Which value, by its place in <see cref="Values"/>.</param>
    public double Vector(int component, int value) => _vectors[component, value];

    private static double OffDiagonal(double[,] a)
    {
        double sum = 0;
        double diagonal = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            diagonal += a[i, i] * a[i, i];
            for (int j = 0; j < i; j++)
            {
                sum += a[i, j] * a[i, j];
            }
        }

        return sum > 1e-32 * diagonal ? sum : 0;
    }

    private void Sweep(double[,] a)
    {
        int n = a.GetLength(0);
        for (int p = 0; p < n - 1; p++)
        {
            for (int q = p + 1; q < n; q++)
            {
                if (a[p, q] != 0)
                {
                    Rotate(a, p, q);
                }
            }
        }
    }

    private void Rotate(double[,] a, int p, int q)
    {
        double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1);
        double s = t * c;
        for (int k = 0; k < a.GetLength(0); k++)
        {
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        }

        for (int k = 0; k < a.GetLength(0); k++)
        {
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
            (double one, double other) = (_vectors[k, p], _vectors[k, q]);
            (_vectors[k, p], _vectors[k, q]) = ((c * one) - (s * other), (s * one) + (c * other));
        }
    }
}
