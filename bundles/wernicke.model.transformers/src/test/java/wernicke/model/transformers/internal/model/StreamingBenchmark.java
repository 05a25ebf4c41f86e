package wernicke.model.transformers.internal.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/**
 * Records sentences, each its own context, and compares the rate of arithmetic with that of matrix
 * products measured just before and after; Linux only, because it reads memory from {@code /proc}.
 *
 * <p>Arguments: checkpoint folder, a CSV file with a column {@code Sentence}, sentences (243). Run
 * it by {@code itests/benchmarks/run}.
 */
public final class StreamingBenchmark {
  private static final int SENTENCES = 243;

  private StreamingBenchmark() {}

  /** Prints the result. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : SENTENCES;
    List<String> sentences = sentences(Path.of(arguments[1]), count);
    long tokens = tokens(folder, sentences);
    double before = productRate();
    Peak peak = new Peak();
    peak.start();
    long start = System.nanoTime();
    Recording recording = record(folder, sentences);
    double seconds = (System.nanoTime() - start) / 1e9;
    peak.interrupt();
    peak.join();
    double after = productRate();
    double rate = operations(Checkpoint.open(folder), tokens) / seconds / 1e9;
    print("sentences             %d, %d tokens", sentences.size(), tokens);
    print("layers                %d x %d", recording.layers().size(), width(recording));
    print("weights               %s", recording.notes().get("weights"));
    print("devices               %s", recording.notes().getOrDefault("devices", "cpu"));
    print("precision             %s", recording.notes().getOrDefault("precision", "float32"));
    print("time                  %.1f s, %.1f tokens/s", seconds, tokens / seconds);
    print("arithmetic            %.0f GFLOP/s of blocks", rate);
    print("matrix products       %.0f GFLOP/s before, %.0f after", before, after);
    print("ratio                 %.2f of their mean", rate / ((before + after) / 2));
    print("peak memory           %.2f GB not backed by files", peak.anonymous.get() / 1e6);
    print("mapped, reclaimable   %.2f GB at its peak", peak.mapped.get() / 1e6);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private static int width(Recording recording) {
    return recording.layers().values().iterator().next().columns();
  }

  private static List<String> sentences(Path csv, int count) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .limit(count)
        .map(line -> line.replaceAll("^\\d+,|,[^,]*$", "").replaceAll("^\"|\"$", ""))
        .toList();
  }

  private static long tokens(Path folder, List<String> sentences) {
    try (TextTokenizer tokenizer = TextTokenizer.open(folder.resolve("tokenizer.json"))) {
      return sentences.stream().mapToLong(s -> tokenizer.encode(s).length).sum();
    }
  }

  private static Recording record(Path folder, List<String> sentences) {
    List<Part> parts =
        IntStream.range(0, sentences.size())
            .mapToObj(i -> new Part(sentences.get(i), "sentence " + i, -1))
            .toList();
    try (TransformerModel model = Oracle.model(folder)) {
      return model.record(
          new Stimuli("sentences", parts, List.of()), RecordingSpec.STATES, Progress.NONE);
    }
  }

  /** Two for each weight of a block and token; attention between so few tokens is left out. */
  private static double operations(Checkpoint checkpoint, long tokens) {
    long weights =
        checkpoint.tensors().entrySet().stream()
            .filter(t -> t.getKey().startsWith("layers.") && t.getValue().shape().size() == 2)
            .mapToLong(t -> t.getValue().entry().elements())
            .sum();
    return 2.0 * weights * tokens;
  }

  /** The best of a few products of 1024 x 4096 with 4096 x 4096, in GFLOP/s. */
  private static double productRate() {
    try (NDManager manager = Decoders.manager()) {
      NDArray left = manager.randomNormal(new Shape(1024, 4096));
      NDArray right = manager.randomNormal(new Shape(4096, 4096));
      double best = 0;
      for (int i = 0; i < 6; i++) {
        long start = System.nanoTime();
        try (NDArray product = left.matMul(right)) {
          product.getFloat(0, 0);
        }
        best = Math.max(best, 2.0 * 1024 * 4096 * 4096 / (System.nanoTime() - start));
      }
      return best;
    }
  }

  /** Looks at the process's memory twenty times a second; kB. */
  private static final class Peak extends Thread {
    final AtomicLong anonymous = new AtomicLong();
    final AtomicLong mapped = new AtomicLong();

    @Override
    public void run() {
      try {
        while (true) {
          for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("RssAnon:")) {
              anonymous.accumulateAndGet(kilobytes(line), Math::max);
            } else if (line.startsWith("RssFile:")) {
              mapped.accumulateAndGet(kilobytes(line), Math::max);
            }
          }
          Thread.sleep(50);
        }
      } catch (InterruptedException e) {
        return; // done
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private static long kilobytes(String line) {
      return Long.parseLong(line.replaceAll("\\D", ""));
    }
  }
}
