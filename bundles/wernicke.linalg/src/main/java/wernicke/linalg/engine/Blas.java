package wernicke.linalg.engine;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.global.openblas;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;

/**
 * The OpenBLAS that does the dense algebra: which kernels it chose, with how many threads, how
 * fast.
 *
 * <p>The number of threads is the system property {@value OpenBlas#THREADS}, by default the
 * available processors; it is set once, when the library is loaded.
 */
public final class Blas {
  private static final int SIZE = 1024;
  private static final int ROUNDS = 3;

  /** The processors OpenBLAS has kernels for, on x86-64 and aarch64. */
  private static final String CORES =
      "PRESCOTT CORE2 PENRYN DUNNINGTON NEHALEM ATHLON OPTERON OPTERON_SSE3 BARCELONA NANO ATOM"
          + " BOBCAT SANDYBRIDGE BULLDOZER PILEDRIVER STEAMROLLER EXCAVATOR HASWELL ZEN SKYLAKEX"
          + " COOPERLAKE SAPPHIRERAPIDS ARMV8 ARMV8SVE ARMV9SME CORTEXA53 CORTEXA55 CORTEXA57"
          + " CORTEXA72 CORTEXA73 THUNDERX THUNDERX2T99 THUNDERX3T110 TSV110 EMAG8180 NEOVERSEN1"
          + " NEOVERSEV1 NEOVERSEN2 A64FX FALKOR VORTEXM4";

  private Blas() {}

  /**
   * The processor whose kernels OpenBLAS chose, such as {@code skylakex}, read from its table of
   * kernels; {@code unknown} if this build has a single one.
   */
  public static String coreName() {
    OpenBlas.require();
    Pointer table = Loader.addressof("gotoblas");
    if (table == null) {
      return "unknown";
    }
    Pointer chosen = new PointerPointer<>(table).get();
    return Stream.of(CORES.split(" "))
        .filter(core -> chosen.equals(Loader.addressof("gotoblas_" + core)))
        .findFirst()
        .orElse("unknown")
        .toLowerCase(Locale.ROOT);
  }

  /** Version of OpenBLAS and of its Java binding, and the library file that is in use. */
  public static String config() {
    OpenBlas.require();
    try {
      String version = Loader.getVersion("org.bytedeco", "openblas", openblas.class);
      return "OpenBLAS " + version + ", " + Loader.load(openblas.class);
    } catch (IOException e) {
      return "OpenBLAS of unknown version, " + Loader.load(openblas.class);
    }
  }

  /** The number of threads in use. */
  public static int threads() {
    OpenBlas.require();
    return openblas.blas_get_num_threads();
  }

  /**
   * Measures the product of two 1024 x 1024 float64 matrices; takes well under a second.
   *
   * @return 10^9 floating point operations a second, the best of three rounds
   */
  public static double gigaflops() {
    OpenBlas.require();
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / Memory.with(Blas::nanoseconds));
    }
    return best;
  }

  private static long nanoseconds() {
    Dense matrix = Dense.zeros(SIZE, SIZE);
    long start = System.nanoTime();
    Lapack.multiply(matrix, false, matrix, false);
    return System.nanoTime() - start;
  }
}
