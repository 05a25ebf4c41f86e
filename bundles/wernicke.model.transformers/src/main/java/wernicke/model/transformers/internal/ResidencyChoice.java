package wernicke.model.transformers.internal;

import java.util.Locale;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.Residency;
import wernicke.model.transformers.internal.engine.Memory;

/**
 * Whether a checkpoint's weights stay in memory or are streamed block by block: resident if they
 * take, in float32, no more than half of the memory that is free. The system property {@code
 * wernicke.weights} ({@code resident} or {@code streaming}) decides instead where it is set.
 *
 * @param why one line for people
 * @param waveBytes memory for states while weights are streamed
 */
record ResidencyChoice(Residency residency, String why, long waveBytes) {
  static final String PROPERTY = "wernicke.weights";

  /** {@code resident} or {@code streaming}. */
  String word() {
    return residency.name().toLowerCase(Locale.ROOT);
  }

  /** Looks at the memory that is free now. */
  static ResidencyChoice now(Checkpoint checkpoint) {
    return of(checkpoint.parameters() * Float.BYTES, Memory.available());
  }

  /**
   * @param needed bytes of all weights in float32
   * @param free bytes that are free
   */
  static ResidencyChoice of(long needed, long free) {
    String wish = System.getProperty(PROPERTY, "");
    Residency residency =
        switch (wish) {
          case "" -> needed <= free / 2 ? Residency.RESIDENT : Residency.STREAMING;
          case "resident" -> Residency.RESIDENT;
          case "streaming" -> Residency.STREAMING;
          default ->
              throw new PluginException(
                  "-D%s=%s: it is resident or streaming".formatted(PROPERTY, wish));
        };
    String why =
        String.format(
            Locale.ROOT,
            "%s: %.1f GB in float32, %.1f GB of memory free%s",
            residency.name().toLowerCase(Locale.ROOT),
            needed / 1e9,
            free / 1e9,
            wish.isEmpty() ? "" : ", as -D" + PROPERTY + " says");
    return new ResidencyChoice(residency, why, free / 8);
  }
}
