package wernicke.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.Dataset;
import wernicke.api.MetricSpec;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;

/** What a {@link Dataset} has to hold. */
public interface DatasetContract {
  /** A data set whose files are all there: small made-up ones in the published layout. */
  Dataset complete() throws Exception;

  /** The same without its files; null if it carries its own data. */
  Dataset withoutFiles() throws Exception;

  @Test
  default void itDescribesItselfWithoutReadingAFile() throws Exception {
    Dataset empty = withoutFiles();
    Dataset dataset = empty == null ? complete() : empty;
    Plain.assertId(dataset.info().id());
    assertThat(dataset.info().description()).isNotBlank().doesNotContain("\n");
    assertThat(dataset.info().citation()).isNotBlank();
    assertThat(dataset.info().licence()).isNotBlank();
    assertThat(dataset.info().files().isEmpty()).as("expects files").isEqualTo(empty == null);
    assertThat(dataset.info()).isEqualTo(dataset.info());
  }

  @Test
  default void itIsServedUnderItsId() throws Exception {
    Dataset dataset = complete();
    ComponentFile.properties(dataset.getClass())
        .ifPresent(p -> assertThat(p).containsEntry("wernicke.id", dataset.info().id()));
  }

  @Test
  default void itsBenchmarksAreItsOwn() throws Exception {
    Dataset dataset = complete();
    Set<String> ids = new HashSet<>();
    for (Benchmark benchmark : dataset.info().benchmarks()) {
      Plain.assertId(benchmark.id());
      assertThat(ids.add(benchmark.id())).as("%s is there once", benchmark.id()).isTrue();
      assertThat(benchmark.id()).startsWith(dataset.info().id() + "-");
      assertThat(benchmark.dataset()).isEqualTo(dataset.info().id());
      assertThatCode(() -> MetricSpec.parse(benchmark.metric())).doesNotThrowAnyException();
    }
  }

  @Test
  default void itsAxesAreNamed() throws Exception {
    Dataset dataset = complete();
    Assembly assembly = dataset.load(Progress.NONE);
    assertThat(assembly.dataset()).isEqualTo(dataset.info().id());
    assertThat(assembly.stimuli().presentations()).isNotEmpty();
    assertThat(assembly.stimuli().presentations())
        .extracting(Presentation::id)
        .doesNotHaveDuplicates();
    assertThat(assembly.neuroids()).extracting(Neuroid::id).doesNotHaveDuplicates();
    assertThat(assembly.scored())
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(i -> i >= 0 && i < assembly.stimuli().presentations().size());
  }

  @Test
  default void passagesAreInOnePiece() throws Exception {
    Set<String> ended = new HashSet<>();
    String current = null;
    for (Part part : complete().load(Progress.NONE).stimuli().parts()) {
      if (!part.passage().equals(current)) {
        assertThat(ended.add(part.passage())).as("passage %s", part.passage()).isTrue();
        current = part.passage();
      }
    }
  }

  @Test
  default void whatIsScoredHasAText() throws Exception {
    Assembly assembly = complete().load(Progress.NONE);
    Set<Integer> told = new HashSet<>();
    assembly.stimuli().parts().forEach(part -> told.add(part.presentation()));
    if (!assembly.alignment().sparse()) {
      assertThat(told).containsAll(assembly.scored());
    }
  }

  @Test
  default void readAgainItIsTheSame() throws Exception {
    Dataset dataset = complete();
    List<String> both =
        List.of(
            dataset.load(Progress.NONE).fingerprint(), dataset.load(Progress.NONE).fingerprint());
    assertThat(both.get(0)).isEqualTo(both.get(1));
  }

  @Test
  default void withoutItsFilesItSaysSoInOneLine() throws Exception {
    Dataset empty = withoutFiles();
    if (empty != null) {
      Plain.assertRefused(() -> empty.load(Progress.NONE));
    }
  }

  @Test
  default void itCanBeCancelled() throws Exception {
    Dataset dataset = complete();
    Plain.assertCancellable(() -> dataset.load(Plain.CANCELLED));
  }
}
