package wernicke.model.transformers.internal.model;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wernicke.api.Draft;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Oracle;

/**
 * What it costs to keep the finished passes of a recording: the same text is recorded with and
 * without a draft, in turn.
 *
 * <p>Arguments: checkpoint folder, words (2000), rounds (7). Threads: {@code -Dwernicke.threads}.
 */
public final class KeepingBenchmark {
  private KeepingBenchmark() {}

  /** A draft that knows how long it was busy. */
  private static final class Timed implements Draft {
    private final Draft draft;
    private long nanos;
    private long bytes;

    Timed(Draft draft) {
      this.draft = draft;
    }

    @Override
    public Optional<Matrix> kept(String name) {
      return draft.kept(name);
    }

    @Override
    public void keep(String name, Matrix numbers) {
      long start = System.nanoTime();
      draft.keep(name, numbers);
      nanos += System.nanoTime() - start;
      bytes += (long) numbers.rows() * numbers.columns() * Float.BYTES;
    }
  }

  /** Prints one line per round, and the ratio of the medians. */
  public static void main(String[] arguments) throws IOException {
    int words = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    try (TransformerModel model = Oracle.model(Path.of(arguments[0]))) {
      Stimuli stimuli = stories(words);
      measure(model, stimuli, Draft.NONE); // warm
      for (int round = 0; round < rounds; round++) {
        without.add(measure(model, stimuli, Draft.NONE));
        Timed draft = new Timed(new FolderDraft(Files.createTempDirectory("kept")));
        double seconds = measure(model, stimuli, draft);
        with.add(seconds);
        System.out.printf(
            Locale.ROOT,
            "CPU %.2f s without, %.2f s with a draft; keeping %.1f MB took %.3f s%n",
            without.get(round),
            seconds,
            draft.bytes / 1e6,
            draft.nanos / 1e9);
      }
    }
    System.out.printf(Locale.ROOT, "ratio of medians %.4f%n", median(with) / median(without));
  }

  /** Passages of 200 words. */
  private static Stimuli stories(int words) {
    String[] text = "the old man and the sea were calm that day".split(" ", -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      parts.add(new Part(text[i * 7 % text.length], "p" + i / 200, -1));
    }
    return new Stimuli("stories", parts, List.of());
  }

  private static double measure(TransformerModel model, Stimuli stimuli, Draft draft) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = process.getProcessCpuTime();
    model.record(stimuli, RecordingSpec.STATES, Progress.NONE, draft);
    return (process.getProcessCpuTime() - start) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
