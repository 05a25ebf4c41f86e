package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * What a command left behind.
 *
 * @param status exit status
 * @param out standard output: the answer
 * @param err standard error: progress and complaints
 */
record Outcome(int status, String out, String err) {
  /** Fails the test unless the command succeeded. */
  Outcome ok() {
    assertThat(status)
        .as("exit status; standard error was:%n%s%nand standard output:%n%s", err, out)
        .isZero();
    return this;
  }

  /**
   * Fails the test unless the command failed with exactly one line on standard error, which is
   * returned.
   */
  String complaint() {
    assertThat(status).as("exit status; standard output was:%n%s", out).isNotZero();
    assertThat(err.strip().lines().filter(line -> !line.isBlank()).toList())
        .as("standard error")
        .hasSize(1);
    return err.strip();
  }

  /** The answer as one JSON object. */
  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }
}
