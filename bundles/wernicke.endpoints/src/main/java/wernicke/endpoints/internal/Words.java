package wernicke.endpoints.internal;

import java.time.Duration;

/** Numbers for people. */
final class Words {
  private static final int LONG = 120;

  private Words() {}

  /** A length of time in the unit that suits it. */
  static String of(Duration time) {
    long seconds = time.toSeconds();
    return seconds < LONG ? seconds + " s" : seconds / 60 + " minutes";
  }
}
