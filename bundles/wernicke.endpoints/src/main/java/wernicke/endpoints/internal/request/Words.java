package wernicke.endpoints.internal.request;

import java.time.Duration;

/** Numbers for people. */
public final class Words {
  private static final int LONG = 120;

  private Words() {}

  /** A length of time in the unit that suits it. */
  public static String of(Duration time) {
    long seconds = time.toSeconds();
    return seconds < LONG ? seconds + " s" : seconds / 60 + " minutes";
  }
}
