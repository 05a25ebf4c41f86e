package wernicke.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import wernicke.api.Draft;
import wernicke.api.LanguageModel;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.Workload;

/** What a {@link LanguageModel} has to hold. */
public interface LanguageModelContract {
  /** The model, ready to be asked. Closed by the test class if need be. */
  LanguageModel model() throws Exception;

  /** What it can record, as its service property {@code recording} says. */
  List<RecordingSpec> specs();

  /** Text that it can take: by default two passages of five and three words. */
  default Stimuli stimuli() {
    return words("The cat sat down there.", "Then it slept.");
  }

  /** A presentation for each word of some passages. */
  static Stimuli words(String... passages) {
    List<Part> parts = new ArrayList<>();
    for (int p = 0; p < passages.length; p++) {
      for (String word : passages[p].split(" ", -1)) {
        parts.add(new Part(word, "passage-" + p, parts.size()));
      }
    }
    List<Presentation> presentations =
        IntStream.range(0, parts.size())
            .mapToObj(i -> new Presentation("p" + i, parts.get(i).passage(), Map.of()))
            .toList();
    return new Stimuli("contract", parts, presentations);
  }

  private void each(ThrowingConsumer<RecordingSpec> check) {
    assertThat(specs()).as("what it can record").isNotEmpty().allSatisfy(check);
  }

  @Test
  default void itDescribesItself() throws Exception {
    LanguageModel model = model();
    Plain.assertId(model.info().id());
    assertThat(model.info().family()).isNotBlank();
    assertThat(model.info().weights()).as("content hash").isNotBlank();
    assertThat(model.info().layers()).doesNotHaveDuplicates().allMatch(name -> !name.isBlank());
    assertThat(model.info()).isEqualTo(model.info());
  }

  @Test
  default void aRecordingHasARowForEachPartOrPresentation() throws Exception {
    each(
        spec -> {
          Recording recording = model().record(stimuli(), spec, Progress.NONE, Draft.NONE);
          int rows =
              recording.rows() == Recording.Rows.PARTS
                  ? stimuli().parts().size()
                  : stimuli().presentations().size();
          assertThat(recording.layers()).isNotEmpty();
          assertThat(recording.layers().values()).allMatch(layer -> layer.rows() == rows);
        });
  }

  @Test
  default void statesAreOfTheLayersThatItNames() throws Exception {
    for (RecordingSpec spec : statesOnly()) {
      LanguageModel model = model();
      Recording recording = model.record(stimuli(), spec, Progress.NONE, Draft.NONE);
      assertThat(List.copyOf(recording.layers().keySet())).isEqualTo(model.info().layers());
      for (Matrix layer : recording.layers().values()) {
        assertThat(finite(layer)).as("finite").isTrue();
        assertThat(layer.columns()).isPositive();
        if (model.info().width() > 0) {
          assertThat(layer.columns()).isLessThanOrEqualTo(model.info().width());
        }
      }
    }
  }

  private List<RecordingSpec> statesOnly() {
    return specs().stream().filter(s -> s.kind() == RecordingSpec.Kind.STATES).toList();
  }

  private static boolean finite(Matrix layer) {
    for (float value : layer.toArray()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Test
  default void surprisalsAreBitsOrUndefined() throws Exception {
    for (RecordingSpec spec : specs()) {
      if (spec.kind() == RecordingSpec.Kind.SURPRISAL) {
        Matrix bits =
            model().record(stimuli(), spec, Progress.NONE, Draft.NONE).layer(Recording.SURPRISAL);
        assertThat(bits.columns()).isOne();
        for (float value : bits.toArray()) {
          assertThat(Float.isNaN(value) || (value >= 0 && Float.isFinite(value))).isTrue();
        }
      }
    }
  }

  @Test
  default void recordedAgainItIsTheSameToTheBit() throws Exception {
    each(
        spec -> {
          Recording first = model().record(stimuli(), spec, Progress.NONE, Draft.NONE);
          Recording second = model().record(stimuli(), spec, Progress.NONE, Draft.NONE);
          assertSame(first, second);
        });
  }

  private static void assertSame(Recording first, Recording second) {
    assertThat(second.layers().keySet()).isEqualTo(first.layers().keySet());
    first
        .layers()
        .forEach(
            (name, layer) ->
                assertThat(second.layer(name).toArray()).as(name).isEqualTo(layer.toArray()));
  }

  /** Interrupted or not, the numbers are the same. */
  @Test
  default void whatWasKeptChangesNoNumber() throws Exception {
    each(
        spec -> {
          KeptParts draft = new KeptParts();
          Recording first = model().record(stimuli(), spec, Progress.NONE, draft);
          assertSame(first, model().record(stimuli(), spec, Progress.NONE, draft));
          assertSame(first, model().record(stimuli(), spec, Progress.NONE, Draft.NONE));
        });
  }

  @Test
  default void whatItCannotRecordIsRefused() throws Exception {
    for (RecordingSpec.Kind kind : RecordingSpec.Kind.values()) {
      if (specs().stream().noneMatch(s -> s.kind() == kind)) {
        RecordingSpec spec = new RecordingSpec(kind, RecordingSpec.Pooling.LAST);
        LanguageModel model = model();
        Plain.assertRefused(() -> model.record(stimuli(), spec, Progress.NONE, Draft.NONE));
      }
    }
  }

  @Test
  default void whatItWillCostIsToldWithoutDoingIt() throws Exception {
    each(
        spec -> {
          Optional<Workload> workload = model().workload(stimuli(), spec);
          workload.ifPresent(
              w -> assertThat(Stream.of(w.passes(), w.tokens())).allMatch(n -> n >= 0));
        });
  }

  @Test
  default void itCanBeCancelled() throws Exception {
    each(
        spec -> {
          LanguageModel model = model();
          Plain.assertCancellable(() -> model.record(stimuli(), spec, Plain.CANCELLED, Draft.NONE));
        });
  }
}
