package wernicke.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import wernicke.api.PluginException;
import wernicke.api.Progress;

/** What the contracts of all kinds have in common. */
final class Plain {
  /** Somebody has cancelled before it begins. */
  static final Progress CANCELLED =
      new Progress() {
        @Override
        public void report(double fraction, String what) {}

        @Override
        public boolean cancelled() {
          return true;
        }
      };

  private Plain() {}

  /** An id can be typed on a shell without quotes, and is part of the ids of benchmarks. */
  static void assertId(String id) {
    assertThat(id).as("id").isNotBlank().doesNotContainAnyWhitespaces().doesNotContain(":", "'");
  }

  /** Bad input is a PluginException that fills one line. */
  static void assertRefused(ThrowingCallable call) {
    Throwable refusal = catchThrowable(call);
    assertThat(refusal).as("bad input").isInstanceOf(PluginException.class);
    assertThat(refusal.getMessage()).as("message").isNotBlank().doesNotContain("\n");
  }

  /** Cancelled work ends by a CancellationException, or was done already. */
  static void assertCancellable(ThrowingCallable call) {
    Throwable end = catchThrowable(call);
    if (end != null) {
      assertThat(end).as("cancelled work").isInstanceOf(CancellationException.class);
    }
  }
}
