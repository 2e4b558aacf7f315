namespace Outturn.Statistics.Functions;

/// <summary>Small systems of linear equations, by elimination with the largest pivot of each
/// column.</summary>
public static class LinearSystem
{
    /// <summary>The x with A x = b.</summary>
    /// <param name="matrix">A, square.</param>
    /// <param name="right">b.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or A is singular.</exception>
    public static double[] Solve(double[,] matrix, ReadOnlySpan<double> right)
    {
        int n = right.Length;
        if (matrix.GetLength(0) != n || matrix.GetLength(1) != n)
        {
            throw new ArgumentException("As many equations as unknowns are needed.");
        }

        double[,] a = (double[,])matrix.Clone();
        double[] b = right.ToArray();
        for (int column = 0; column < n; column++)
        {
            Swap(a, b, column, Pivot(a, column));
            for (int row = column + 1; row < n; row++)
            {
                double factor = a[row, column] / a[column, column];
                for (int k = column; k < n; k++)
                {
                    a[row, k] -= factor * a[column, k];
                }

                b[row] -= factor * b[column];
            }
        }

        for (int row = n - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < n; k++)
            {
                b[row] -= a[row, k] * b[k];
            }

            b[row] /= a[row, row];
        }

        return b;
    }

    /// <summary>The inverse of a square matrix.</summary>
    /// <exception cref="ArgumentException">It is not square, or singular.</exception>
    public static double[,] Inverse(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] inverse = new double[n, n];
        for (int column = 0; column < n; column++)
        {
            double[] unit = new double[n];
            unit[column] = 1;
            double[] solution = Solve(matrix, unit);
            for (int row = 0; row < n; row++)
            {
                inverse[row, column] = solution[row];
            }
        }

        return inverse;
    }

    private static int Pivot(double[,] a, int column)
    {
        int best = column;
        for (int row = column + 1; row < a.GetLength(0); row++)
        {
            best = Math.Abs(a[row, column]) > Math.Abs(a[best, column]) ? row : best;
        }

        return a[best, column] != 0
            ? best
            : throw new ArgumentException("The equations do not have one solution.");
    }

    private static void Swap(double[,] a, double[] b, int row, int other)
    {
        for (int k = 0; k < b.Length && row != other; k++)
        {
            (a[row, k], a[other, k]) = (a[other, k], a[row, k]);
        }

        (b[row], b[other]) = (b[other], b[row]);
    }
}
