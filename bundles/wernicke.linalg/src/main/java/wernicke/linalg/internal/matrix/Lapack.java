package wernicke.linalg.internal.matrix;

import static org.bytedeco.openblas.global.openblas.*;

import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import wernicke.api.PluginException;

/**
 * The few BLAS and LAPACK routines in use, on row-major matrices. LAPACK sees a row-major matrix as
 * its transpose; symmetric ones are their own.
 */
public final class Lapack {
  private static final byte LOWER = 'L';
  private static final int TILE = 32;

  private Lapack() {}

  /** {@code op(a) op(b)}, where op transposes if asked to. */
  public static Dense multiply(Dense a, boolean transposeA, Dense b, boolean transposeB) {
    int m = transposeA ? a.columns : a.rows;
    int inner = transposeA ? a.rows : a.columns;
    int n = transposeB ? b.rows : b.columns;
    if (m == 0 || n == 0 || inner == 0) {
      return Dense.zeros(m, n);
    }
    Dense product = Dense.allocate(m, n);
    cblas_dgemm(
        CblasRowMajor,
        transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans,
        m,
        n,
        inner,
        1,
        a.data,
        a.columns,
        b.data,
        b.columns,
        0,
        product.data,
        n);
    return product;
  }

  /** Subtracts {@code a b} from {@code target}. */
  public static void subtractProduct(Dense a, Dense b, Dense target) {
    cblas_dgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        a.rows,
        b.columns,
        a.columns,
        -1,
        a.data,
        a.columns,
        b.data,
        b.columns,
        1,
        target.data,
        target.columns);
  }

  /** Adds {@code a aᵀ} to the lower triangle of {@code sum}; call {@link #mirror} at the end. */
  public static void addGram(Dense a, Dense sum) {
    cblas_dsyrk(
        CblasRowMajor,
        CblasLower,
        CblasNoTrans,
        a.rows,
        a.columns,
        1,
        a.data,
        a.columns,
        1,
        sum.data,
        sum.columns);
  }

  /** Copies the lower triangle to the upper one and returns the matrix. */
  public static Dense mirror(Dense symmetric) {
    reflect(symmetric, true);
    return symmetric;
  }

  /**
   * Copies the lower triangle, or the upper one, to the other, tile by tile: a column of a large
   * matrix leaves the cache.
   */
  private static void reflect(Dense a, boolean lower) {
    for (int top = 0; top < a.rows; top += TILE) {
      int bottom = Math.min(top + TILE, a.rows);
      for (int left = 0; left <= top; left += TILE) {
        for (int i = top; i < bottom; i++) {
          reflect(a, i, left, Math.min(left + TILE, i), lower);
        }
      }
    }
  }

  private static void reflect(Dense a, int i, int from, int to, boolean lower) {
    for (int j = from; j < to; j++) {
      if (lower) {
        a.set(j, i, a.get(i, j));
      } else {
        a.set(i, j, a.get(j, i));
      }
    }
  }

  /** {@code a aᵀ}. */
  public static Dense gram(Dense a) {
    Dense gram = Dense.zeros(a.rows, a.rows);
    addGram(a, gram);
    return mirror(gram);
  }

  /** {@code aᵀ a}. */
  public static Dense normal(Dense a) {
    return mirror(lowerNormal(a));
  }

  /** The lower triangle of {@code aᵀ a}; zeros above. */
  public static Dense lowerNormal(Dense a) {
    Dense normal = Dense.zeros(a.columns, a.columns);
    cblas_dsyrk(
        CblasRowMajor,
        CblasLower,
        CblasTrans,
        a.columns,
        a.rows,
        1,
        a.data,
        a.columns,
        0,
        normal.data,
        a.columns);
    return normal;
  }

  /** Adds {@code a} to {@code sum}. */
  public static void add(Dense a, Dense sum) {
    cblas_daxpy(a.rows * a.columns, 1, a.data, 1, sum.data, 1);
  }

  /** Subtracts {@code a} from {@code target}. */
  public static void subtract(Dense a, Dense target) {
    cblas_daxpy(a.rows * a.columns, -1, a.data, 1, target.data, 1);
  }

  /**
   * Replaces a symmetric positive definite matrix by its Cholesky factor.
   *
   * @return the reciprocal condition number in the 1-norm (estimated); 0 if it is not positive
   *     definite
   */
  public static double cholesky(Dense a) {
    double norm = LAPACKE_dlansy(LAPACK_COL_MAJOR, (byte) '1', LOWER, a.rows, a.data, a.rows);
    if (!factor(a)) {
      return 0;
    }
    double[] rcond = new double[1];
    try (DoublePointer result = new DoublePointer(1)) {
      check(
          LAPACKE_dpocon(LAPACK_COL_MAJOR, LOWER, a.rows, a.data, a.rows, norm, result), "dpocon");
      result.get(rcond);
    }
    return rcond[0];
  }

  /** Replaces a symmetric matrix by its Cholesky factor; false if it is not positive definite. */
  public static boolean factor(Dense a) {
    return LAPACKE_dpotrf(LAPACK_COL_MAJOR, LOWER, a.rows, a.data, a.rows) == 0;
  }

  /** Replaces the Cholesky factor of a matrix by the inverse of that matrix. */
  public static void invert(Dense factor) {
    int n = factor.rows;
    check(LAPACKE_dpotri(LAPACK_COL_MAJOR, LOWER, n, factor.data, n), "dpotri");
    // What is the lower triangle to LAPACK is the upper one here.
    reflect(factor, false);
  }

  /**
   * Sum of the products of corresponding numbers of two symmetric matrices.
   *
   * @param lower the lower triangle of the first; zeros above
   */
  public static double inner(Dense lower, Dense symmetric) {
    double diagonal = 0;
    for (int i = 0; i < lower.rows; i++) {
      diagonal += lower.get(i, i) * symmetric.get(i, i);
    }
    int n = lower.rows * lower.columns;
    return 2 * cblas_ddot(n, lower.data, 1, symmetric.data, 1) - diagonal;
  }

  /**
   * Replaces every row b of {@code right} by the solution x of {@code A x = b}, given A's factor.
   */
  public static void solve(Dense factor, Dense right) {
    int n = factor.rows;
    check(
        LAPACKE_dpotrs(LAPACK_COL_MAJOR, LOWER, n, right.rows, factor.data, n, right.data, n),
        "dpotrs");
  }

  /**
   * Eigen decomposition of a symmetric matrix, whose <em>rows</em> become the eigenvectors.
   *
   * @return the eigenvalues, ascending
   */
  public static double[] eigen(Dense a) {
    double[] values = new double[a.rows];
    OpenBlas.alone(() -> eigen(a, values));
    return values;
  }

  private static void eigen(Dense a, double[] values) {
    try (DoublePointer result = new DoublePointer(a.rows)) {
      check(
          LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', LOWER, a.rows, a.data, a.rows, result),
          "dsyevd");
      result.get(values);
    }
  }

  /**
   * The largest eigenvalues of a symmetric matrix.
   *
   * @param values descending
   * @param vectors eigenvectors as rows, orthonormal
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Eigen(double[] values, Dense vectors) {}

  /** The {@code k} largest eigenvalues with their vectors; destroys {@code a}. */
  public static Eigen largest(Dense a, int k) {
    int n = a.rows;
    double[] ascending = new double[k];
    Dense vectors = Dense.allocate(k, n);
    OpenBlas.alone(() -> largest(a, ascending, vectors));
    int[] order = IntStream.range(0, k).map(i -> k - 1 - i).toArray();
    return new Eigen(
        IntStream.of(order).mapToDouble(i -> ascending[i]).toArray(), vectors.selectRows(order));
  }

  private static void largest(Dense a, double[] values, Dense vectors) {
    int n = a.rows;
    try (DoublePointer result = new DoublePointer(n);
        IntPointer found = new IntPointer(1);
        IntPointer support = new IntPointer(2L * values.length)) {
      check(
          LAPACKE_dsyevr(
              LAPACK_COL_MAJOR,
              (byte) 'V',
              (byte) 'I',
              LOWER,
              n,
              a.data,
              n,
              0,
              0,
              n - values.length + 1,
              n,
              0,
              found,
              result,
              vectors.data,
              n,
              support),
          "dsyevr");
      result.get(values);
    }
  }

  /**
   * Singular value decomposition {@code a = left diag(values) right}, economy size.
   *
   * @param left n x k, orthonormal columns
   * @param values k, descending
   * @param right k x d, orthonormal rows
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Svd(Dense left, double[] values, Dense right) {
    /** Destroys {@code a}. */
    public static Svd of(Dense a) {
      int k = Math.min(a.rows, a.columns);
      Dense left = Dense.allocate(a.rows, k);
      Dense right = Dense.allocate(k, a.columns);
      double[] values = new double[k];
      try (DoublePointer result = new DoublePointer(k)) {
        // Column-major LAPACK sees aᵀ = rightᵀ diag(values) leftᵀ.
        check(
            LAPACKE_dgesdd(
                LAPACK_COL_MAJOR,
                (byte) 'S',
                a.columns,
                a.rows,
                a.data,
                a.columns,
                result,
                right.data,
                a.columns,
                left.data,
                k),
            "dgesdd");
        result.get(values);
      }
      return new Svd(left, values, right);
    }
  }

  private static void check(int info, String routine) {
    if (info != 0) {
      throw new PluginException(
          "the decomposition " + routine + " failed (info " + info + "): are the features finite?");
    }
  }
}
