package wernicke.api.console;

/** Exit statuses, as a system's shell knows them. */
public final class Exit {
  /** The answer is on standard output. */
  public static final int OK = 0;

  /** The work failed. */
  public static final int FAILED = 1;

  /** Wrong usage or an unknown id. */
  public static final int USAGE = 2;

  /** Interrupted, as by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
