package wernicke.shell.internal.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.job.AlignmentSpec;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.testing.FakeDescriptors;
import wernicke.shell.internal.testing.FakeServices;
import wernicke.shell.internal.testing.Plugins;
import wernicke.shell.internal.testing.Shell;

class CompletionTest {
  private final FakeServices services = Plugins.catalog();
  private final Completion completion =
      new Completion(new Shell(services).verbs.usages(), services);

  /** The kind of the last word of a line. */
  private Kind kind(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return completion.kind(words, words.size() - 1).orElse(null);
  }

  private List<String> words(Kind kind) {
    return completion.candidates(kind).stream().map(Completion.Candidate::word).toList();
  }

  @Test
  void parametersAreCountedWithoutOptions() {
    assertThat(kind("score ")).isEqualTo(Kind.MODEL);
    assertThat(kind("score tiny ")).isEqualTo(Kind.BENCHMARK);
    assertThat(kind("score --json tiny De")).isEqualTo(Kind.BENCHMARK);
    assertThat(kind("score --layers h.1 ti")).isEqualTo(Kind.MODEL);
    assertThat(kind("score tiny Demo-ridge ")).isNull();
    assertThat(kind("wernicke:data fetch ")).isEqualTo(Kind.DATASET);
    assertThat(kind("data add Futrell2018 ")).isEqualTo(Kind.FOLDER);
    assertThat(kind("data ")).isEqualTo(Kind.DATA_ACTION);
    assertThat(kind("data new ")).isEqualTo(Kind.DATA_LAYOUT);
    assertThat(kind("data check ")).isEqualTo(Kind.DATASET);
    assertThat(kind("models ")).isEqualTo(Kind.MODEL_ACTION);
    assertThat(kind("models pull --yes ")).isEqualTo(Kind.CHECKPOINT);
  }

  @Test
  void valuesOfOptionsAreCompleted() {
    assertThat(kind("score tiny Demo-ridge --metric ")).isEqualTo(Kind.METRIC);
    assertThat(kind("score --metric r")).isEqualTo(Kind.METRIC);
    assertThat(kind("score --metric ridge ")).isEqualTo(Kind.MODEL);
    assertThat(kind("score a b --context ")).isEqualTo(Kind.CONTEXT);
    assertThat(kind("plot 0a1b --kind ")).isEqualTo(Kind.PICTURE);
    assertThat(kind("plot 0a1b --kind brain --layer ")).isEqualTo(Kind.LAYER);
    assertThat(kind("export out.npy --neuroids ")).isEqualTo(Kind.RESULT);
  }

  @Test
  void unknownVerbsAndOptionsAreNot() {
    assertThat(kind("unknown ")).isNull();
    assertThat(kind("metrics ")).isNull();
    assertThat(kind("metrics --unknown x")).isNull();
  }

  @Test
  void idsComeFromWhatIsThere() {
    services.jobs().submit(AlignmentSpec.of("tiny", "Demo-ridge"));

    assertThat(words(Kind.MODEL))
        .containsExactly("gpt3-davinci", "position", "tiny-gpt2-books", "word-length");
    assertThat(words(Kind.BENCHMARK)).containsExactly("Demo-ridge", "Futrell2018-pearsonr");
    assertThat(words(Kind.METRIC)).containsExactly("pearsonr", "ridge");
    assertThat(words(Kind.DATASET)).containsExactly("Demo", "Futrell2018");
    assertThat(completion.candidates(Kind.JOB))
        .containsExactly(new Completion.Candidate("1", "done, tiny on Demo-ridge"));
    assertThat(words(Kind.RESULT)).containsExactly(services.scores.get(0).id());
    assertThat(words(Kind.RESULT_OR_MODEL)).hasSize(5);
    assertThat(words(Kind.LAYER)).containsExactly("h.0", "h.1");
    assertThat(words(Kind.VERB)).contains("score", "doctor");
    assertThat(words(Kind.FILE)).isEmpty();
    assertThat(words(Kind.PICTURE)).containsExactly("layers", "subjects", "rois", "brain");
    assertThat(words(Kind.DATA_ACTION)).containsExactly("add", "fetch", "stimuli", "new", "check");
    assertThat(words(Kind.DATA_LAYOUT)).isEmpty();
    services.descriptors = new FakeDescriptors(Path.of("nowhere"));
    assertThat(words(Kind.DATA_LAYOUT)).containsExactly("table", "matrix");
    assertThat(words(Kind.MODEL_ACTION))
        .containsExactly("pull", "paper", "merge", "bundle", "untrained");
    assertThat(words(Kind.CHECKPOINT)).hasSize(37).contains("flan-t5-xl", "tiny-gpt2-books");
  }

  @Test
  void missingServiceCompletesNothing() {
    services.withoutJobs = true;

    assertThat(words(Kind.JOB)).isEmpty();
  }
}
