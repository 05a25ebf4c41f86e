package wernicke.model.transformers.internal.model;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Oracle;

/**
 * Tokens per second of recording windows as long as the model's context; the counterpart of {@code
 * itests/oracles/transformers/throughput.py}.
 *
 * <p>Arguments: checkpoint folder, windows (200), rounds (5). Threads: {@code -Dwernicke.threads}.
 */
public final class Throughput {
  private Throughput() {}

  /** Prints one line per round. */
  public static void main(String[] arguments) {
    int windows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    try (TransformerModel model = Oracle.model(Path.of(arguments[0]))) {
      int length = model.info().contextLength();
      List<Part> words = Collections.nCopies(length - 1 + windows, new Part("the", "p", -1));
      Stimuli stimuli = new Stimuli("windows", words, List.of());
      for (int round = 0; round < rounds; round++) {
        measure(model, stimuli, (long) windows * length);
      }
    }
  }

  private static void measure(TransformerModel model, Stimuli stimuli, long tokens) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = System.nanoTime();
    long cpu = process.getProcessCpuTime();
    String passes =
        model.record(stimuli, RecordingSpec.STATES, Progress.NONE).notes().get("passes");
    System.out.printf(
        Locale.ROOT,
        "%s passes, %d tokens: %.0f tokens/s, %.0f tokens per CPU second%n",
        passes,
        tokens,
        tokens / ((System.nanoTime() - start) / 1e9),
        tokens / ((process.getProcessCpuTime() - cpu) / 1e9));
  }
}
