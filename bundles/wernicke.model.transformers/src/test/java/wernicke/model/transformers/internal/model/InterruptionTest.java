package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Draft;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.device.ResidencyChoice;
import wernicke.model.transformers.internal.engine.Precision;

/** A recording that is interrupted, wherever, ends as if it had not been: to the bit. */
class InterruptionTest {
  private static final JsonObject BOOKS = Oracle.json("books.json");

  @TempDir Path temp;

  @AfterEach
  void forget() {
    System.clearProperty(ResidencyChoice.PROPERTY);
  }

  /** Stops the work at the n-th look, by cancellation or as a defect would. */
  private static final class Stopping implements Progress {
    private final int stop;
    private final boolean defect;
    private final List<Double> fractions = new ArrayList<>();
    private int looks;

    Stopping(int stop, boolean defect) {
      this.stop = stop;
      this.defect = defect;
    }

    @Override
    public void report(double fraction, String what) {
      if (what.endsWith(" tokens")) {
        fractions.add(fraction);
      }
    }

    @Override
    public boolean cancelled() {
      looks++;
      if (looks == stop && defect) {
        throw new IllegalStateException("a defect");
      }
      return looks == stop;
    }
  }

  /** Several passages of growing length; the last is longer than the model's context. */
  static Stimuli stimuli(int passages, int longest) {
    String[] words = BOOKS.get("sentence").getAsString().split(" ", -1);
    List<Part> parts = new ArrayList<>();
    for (int p = 0; p < passages; p++) {
      int length = longest * (p + 1) / passages;
      for (int i = 0; i < length; i++) {
        String text = i % 11 == 7 ? "" : i % 13 == 5 ? "." : words[(i * 7 + p) % words.length];
        parts.add(new Part(text, "p" + p, -1));
      }
    }
    return new Stimuli("test", parts, List.of());
  }

  static Map<String, Object> bits(Recording recording) {
    Map<String, Object> bits = new LinkedHashMap<>();
    recording
        .layers()
        .forEach(
            (name, layer) -> {
              float[] values = layer.toArray();
              bits.put(
                  name,
                  IntStream.range(0, values.length)
                      .mapToObj(i -> Float.floatToRawIntBits(values[i]))
                      .toList());
            });
    bits.put("notes", recording.notes());
    return bits;
  }

  private Path folder(String variant) {
    return variant.equals("books") ? Oracle.books() : Oracle.family(variant, temp);
  }

  @ParameterizedTest
  @CsvSource({
    "books, states, '', 3, 30", // causal, one pass a passage
    "gpt2-base, states, 'pooling=mean', 2, 30", // a pass of its own beyond the context
    "gpt2-base, surprisal, '', 2, 30",
    "gpt2-base, surprisal, 'window=3', 2, 20",
    "gpt2-base, surprisal, 'overflow=stride:3', 2, 30",
    "llama-rope-dynamic, states, '', 2, 30", // a pass for every length beyond the steady one
    "t5-original, states, '', 3, 12", // a pass a prefix
    "t5-v1_1, surprisal, '', 3, 12",
    "t5-v1_1, surprisal, 'decoder-only', 3, 12",
  })
  void wherever(String variant, String kind, String changes, int passages, int longest) {
    RecordingSpec spec =
        (kind.equals("states") ? RecordingSpec.STATES : RecordingSpec.SURPRISAL).with(changes);
    Stimuli stimuli = stimuli(passages, longest);
    try (TransformerModel model = Oracle.model(folder(variant))) {
      Stopping whole = new Stopping(0, false);
      FolderDraft all = new FolderDraft(temp.resolve("all"));
      Map<String, Object> expected = bits(model.record(stimuli, spec, whole, all));
      assertThat(bits(model.record(stimuli, spec, Progress.NONE))).isEqualTo(expected);
      int step = Math.max(1, whole.looks / 6);
      for (int stop = 1; stop <= whole.looks; stop += step) {
        Path folder = temp.resolve("draft" + stop);
        stop(model, stimuli, spec, stop, folder);
        stop(model, stimuli, spec, Math.max(1, stop / 2), folder); // and once more
        assertEndsAs(expected, model, stimuli, spec, all.count(), whole.looks, folder);
      }
    }
  }

  private static void stop(
      TransformerModel model, Stimuli stimuli, RecordingSpec spec, int stop, Path folder) {
    boolean defect = stop % 2 == 0;
    Stopping stopping = new Stopping(stop, defect);
    Throwable thrown =
        catchThrowable(() -> model.record(stimuli, spec, stopping, new FolderDraft(folder)));
    if (stopping.looks >= stop) {
      assertThat(thrown)
          .isInstanceOf(defect ? IllegalStateException.class : CancellationException.class);
    }
  }

  /** Nothing that is kept is made again, and the progress begins where it was. */
  private static void assertEndsAs(
      Map<String, Object> expected,
      TransformerModel model,
      Stimuli stimuli,
      RecordingSpec spec,
      int parts,
      int looks,
      Path folder) {
    String[] found = folder.toFile().list();
    int kept = found == null ? 0 : found.length;
    Stopping resumed = new Stopping(0, false);
    FolderDraft draft = new FolderDraft(folder);
    assertThat(bits(model.record(stimuli, spec, resumed, draft))).isEqualTo(expected);
    assertThat(draft.count()).as("parts that are left").isEqualTo(parts - kept);
    if (kept > 0) {
      assertThat(resumed.looks).isLessThan(looks);
      assertThat(resumed.fractions.get(0)).isPositive();
    }
    assertThat(resumed.fractions.get(resumed.fractions.size() - 1)).isEqualTo(1);
  }

  @Test
  void withStreamedWeights() {
    System.setProperty(ResidencyChoice.PROPERTY, "streaming");
    wherever("gpt2-base", "surprisal", "window=2", 3, 12);
  }

  /** Streamed weights are read once for all batches: there one is kept in the middle of its way. */
  @ParameterizedTest
  @CsvSource({"gpt2-base, states", "gpt2-base, surprisal", "llama-gqa, states", "gemma2, states"})
  void inTheMiddleOfTheBlocks(String variant, String kind) {
    System.setProperty(ResidencyChoice.PROPERTY, "streaming");
    RecordingSpec spec = kind.equals("states") ? RecordingSpec.STATES : RecordingSpec.SURPRISAL;
    Stimuli stimuli = stimuli(3, 30);
    Checkpoint checkpoint = Checkpoint.open(folder(variant));
    ResidencyChoice choice = ResidencyChoice.now(checkpoint, Precision.FLOAT32);
    try (LoadedModel model = LoadedModel.of(checkpoint, choice, temp.resolve("scratch"))) {
      Stopping whole = new Stopping(0, false);
      Map<String, Object> expected = bits(model.record(stimuli, spec, whole, Draft.NONE));
      int looks = 0;
      Path folder = temp.resolve("draft");
      for (int stop = 2; stop < 1000; stop++) {
        Stopping stopping = new Stopping(2, false); // one block of one batch further
        Draft draft = new FolderDraft(folder);
        try {
          Recording last = model.record(stimuli, spec, stopping, draft, Duration.ZERO);
          assertThat(bits(last)).isEqualTo(expected);
          break;
        } catch (CancellationException e) {
          looks++;
        }
      }
      assertThat(looks).as("each attempt made one block of one batch").isEqualTo(whole.looks - 1);
    }
  }

  /** States are the same to the bit, so that a change of memory costs nothing. */
  @Test
  void residentAfterStreamed() {
    Stimuli stimuli = stimuli(3, 12);
    RecordingSpec spec = RecordingSpec.STATES.with("window=2");
    Path checkpoint = Oracle.family("gpt2-base", temp);
    FolderDraft streamed = new FolderDraft(temp.resolve("draft"));
    Map<String, Object> expected;
    System.setProperty(ResidencyChoice.PROPERTY, "streaming");
    try (TransformerModel model = Oracle.model(checkpoint)) {
      expected = bits(model.record(stimuli, spec, Progress.NONE, streamed));
    }
    System.setProperty(ResidencyChoice.PROPERTY, "resident");
    try (TransformerModel model = Oracle.model(checkpoint)) {
      FolderDraft resident = new FolderDraft(temp.resolve("draft"));
      Map<String, Object> bits = bits(model.record(stimuli, spec, Progress.NONE, resident));
      expected.remove("notes");
      bits.remove("notes");
      assertThat(bits).isEqualTo(expected);
      assertThat(resident.count()).isZero();
    }
  }

  /** What was kept for one spec or text is never taken for another. */
  @Test
  void ofAnotherTextNothingIsTaken() {
    Draft draft = new FolderDraft(temp.resolve("draft"));
    try (TransformerModel model = Oracle.model(Oracle.books())) {
      model.record(stimuli(2, 30), RecordingSpec.SURPRISAL, Progress.NONE, draft);
      Stimuli other = stimuli(3, 30);
      assertThat(bits(model.record(other, RecordingSpec.SURPRISAL, Progress.NONE, draft)))
          .isEqualTo(bits(model.record(other, RecordingSpec.SURPRISAL, Progress.NONE)));
    }
  }

  // ---- another process, killed ----

  private static final Stimuli MANY = stimuli(2, 270);

  /** A process of its own that records and prints each token count it reports. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      try (TransformerModel model = Oracle.model(Oracle.books())) {
        model.record(MANY, RecordingSpec.SURPRISAL, new Printing(), folder(arguments[0]));
      }
    }

    private static Draft folder(String path) {
      return new FolderDraft(Path.of(path));
    }

    private static final class Printing implements Progress {
      @Override
      public void report(double fraction, String what) {
        System.err.println("at " + fraction);
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    }
  }

  private static List<Double> killed(Path draft, double fraction) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dwernicke.root=" + System.getProperty("wernicke.root"),
                "-DDJL_CACHE_DIR=" + System.getProperty("DJL_CACHE_DIR", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                draft.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Double> fractions = new ArrayList<>();
    try (BufferedReader output = child.errorReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("at ")) {
          fractions.add(Double.valueOf(line.substring(3)));
          if (fractions.get(fractions.size() - 1) >= fraction) {
            child.toHandle().destroyForcibly();
          }
        }
      }
    } catch (IOException e) {
      assertThat(child.isAlive()).as("the pipe breaks with the process").isFalse();
    }
    assertThat(child.waitFor()).as("killed, not ended by itself").isNotZero();
    return fractions;
  }

  @Test
  void aKilledProcessIsContinuedByAnother() throws Exception {
    Path folder = temp.resolve("draft");
    assertThat(killed(folder, 0.2).get(0)).isZero();
    List<Double> second = killed(folder, 0.6);
    assertThat(second.stream().filter(f -> f > 0).findFirst().orElseThrow())
        .as("once it has counted")
        .isGreaterThan(0.1);
    try (TransformerModel model = Oracle.model(Oracle.books())) {
      Map<String, Object> expected =
          bits(model.record(MANY, RecordingSpec.SURPRISAL, Progress.NONE));
      Stopping third = new Stopping(0, false);
      Draft draft = new FolderDraft(folder);
      assertThat(bits(model.record(MANY, RecordingSpec.SURPRISAL, third, draft)))
          .isEqualTo(expected);
      assertThat(third.fractions.get(0)).isGreaterThan(0.5);
    }
  }
}
