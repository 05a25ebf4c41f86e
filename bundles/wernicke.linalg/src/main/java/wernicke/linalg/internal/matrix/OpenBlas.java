package wernicke.linalg.internal.matrix;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import wernicke.api.PluginException;

/**
 * The OpenBLAS that does the dense algebra: loaded and configured once.
 *
 * <p>The number of threads is the system property {@value #THREADS}, by default the available
 * processors; it is set when the library is loaded.
 */
public final class OpenBlas {
  /** System property: how many threads OpenBLAS may use. */
  public static final String THREADS = "wernicke.threads";

  /** Why the library cannot be loaded; empty if it is there. */
  private static final String FAILURE = load();

  /** How many calls of {@link #alone} are under way. */
  private static int alone;

  private OpenBlas() {}

  /** Makes sure that the library is there and configured. Cheap once it is. */
  public static void require() {
    if (!FAILURE.isEmpty()) {
      throw new PluginException("OpenBLAS cannot be loaded on this machine: " + FAILURE);
    }
  }

  private static String load() {
    // Memory is released by scopes, not by a collector thread, and PyTorch's memory is not ours.
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    try {
      Loader.load(openblas.class);
      openblas.blas_set_num_threads(configured());
      return "";
    } catch (LinkageError e) {
      return e.toString();
    }
  }

  /** How many threads OpenBLAS may use. */
  public static int configured() {
    return Math.max(1, Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Does work of many small steps on one thread: its threads would wait for each other thousands of
   * times, which on a busy machine is tens of times slower. OpenBLAS knows only one number of
   * threads, so that others, too, may run on one thread meanwhile; the results are the same.
   */
  public static void alone(Runnable work) {
    count(1);
    try {
      work.run();
    } finally {
      count(-1);
    }
  }

  private static synchronized void count(int change) {
    alone += change;
    openblas.blas_set_num_threads(alone > 0 ? 1 : configured());
  }
}
