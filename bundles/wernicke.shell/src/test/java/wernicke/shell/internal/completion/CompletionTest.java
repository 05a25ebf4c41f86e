package wernicke.shell.internal.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.EvaluationSpec;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.Evaluations;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.Scores;

class CompletionTest {
  private final FakeServices services = Plugins.catalog();
  private final Shell shell = new Shell(services).with(new DataNew());
  private final Completion completion = new Completion(shell.verbs::known, shell.services);

  /** A verb of two words that knows the words of its parameter itself. */
  private static final class DataNew implements Verb {
    @Override
    public Usage usage() {
      return Usage.of("data new", "prints a descriptor")
          .optional("layout", "how the responses lie")
          .parameter("folder", "where to", Kind.FOLDER, Kind.DATASET);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
      return Exit.OK;
    }

    @Override
    public List<Candidate> words(String place) {
      return place.equals("layout") ? Candidate.of("table", "matrix") : List.of();
    }
  }

  private static List<String> line(String line) {
    return List.of(line.split(" ", -1));
  }

  /** The kinds of the last word of a line. */
  private List<Kind> kinds(String line) {
    return completion.kinds(line(line).subList(0, line(line).size() - 1));
  }

  private List<Candidate> candidates(String line) {
    return completion.words(line(line), line(line).size() - 1);
  }

  private List<String> words(String line) {
    return candidates(line).stream().map(Candidate::word).toList();
  }

  @Test
  void parametersAreCountedWithoutOptions() {
    assertThat(kinds("score ")).containsExactly(Kind.MODEL);
    assertThat(kinds("score tiny ")).containsExactly(Kind.BENCHMARK);
    assertThat(kinds("score --json tiny De")).containsExactly(Kind.BENCHMARK);
    assertThat(kinds("score --layers h.1 ti")).containsExactly(Kind.MODEL);
    assertThat(kinds("score tiny Demo-ridge ")).isEmpty();
    assertThat(kinds("data stimuli ")).containsExactly(Kind.DATASET);
    assertThat(kinds("data new table ")).containsExactly(Kind.FOLDER, Kind.DATASET);
  }

  @Test
  void valuesOfOptionsAreCompleted() {
    assertThat(kinds("score tiny Demo-ridge --metric ")).containsExactly(Kind.METRIC);
    assertThat(kinds("score --metric r")).containsExactly(Kind.METRIC);
    assertThat(kinds("score --metric ridge ")).containsExactly(Kind.MODEL);
    assertThat(words("score a b --context ")).containsExactly("passage", "corpus");
    assertThat(words("score --pooling ")).containsExactly("last", "mean", "first");
    assertThat(words("score --cv ")).contains("contiguous:5:gap=5");
  }

  @Test
  void unknownVerbsAndOptionsAreNot() {
    assertThat(words("unknown ")).isEmpty();
    assertThat(words("metrics ")).isEmpty();
    assertThat(words("metrics --unknown x")).isEmpty();
  }

  @Test
  void verbsOfTwoWordsAreCompletedWordByWord() {
    assertThat(words("")).contains("score", "jobs", "data").doesNotHaveDuplicates();
    assertThat(candidates("data "))
        .containsExactly(
            new Candidate("new", "prints a descriptor"),
            new Candidate("stimuli", "prints what a model reads, presentation by presentation"));
    assertThat(words("data new ")).containsExactly("table", "matrix");
    assertThat(words("wernicke:data new table ")).containsExactly("Demo", "Futrell2018");
    assertThat(words("help ")).contains("score", "data");
  }

  @Test
  void optionsAreThoseOfTheVerb() {
    assertThat(words("jobs --")).containsExactly("--open", "--json");
    assertThat(candidates("stop -"))
        .containsExactly(new Candidate("--idle", "only if no other command and no job runs"));
    assertThat(words("data stimuli --")).containsExactly("--passage", "--limit", "--csv", "--json");
  }

  @Test
  void idsComeFromWhatIsThere() {
    services.jobs().submit(AlignmentSpec.of("tiny", "Demo-ridge"));

    assertThat(words("score "))
        .containsExactly("gpt3-davinci", "position", "tiny-gpt2-books", "word-length");
    assertThat(words("score x ")).containsExactly("Demo-ridge", "Futrell2018-pearsonr");
    assertThat(words("score --metric ")).containsExactly("pearsonr", "ridge");
    assertThat(candidates("job ")).containsExactly(new Candidate("1", "done, tiny on Demo-ridge"));
    assertThat(words("score --layers ")).containsExactly("h.0", "h.1");
  }

  @Test
  void foldersGoOn() {
    List<String> line = List.of("data", "new", "table");
    assertThat(completion.paths(line, "src/").stream().map(Candidate::word))
        .contains("src/main/", "src/test/");
    assertThat(completion.paths(line, "nowhere/")).isEmpty();
    assertThat(completion.paths(List.of("score"), "src/")).isEmpty();
  }

  @Test
  void missingServiceCompletesNothing() {
    services.withoutJobs = true;

    assertThat(words("job ")).isEmpty();
  }

  @Test
  void resultsOfEveryKindAreOffered() {
    services.evaluations.add(
        Evaluations.of("ee01", 2, EvaluationSpec.of("tiny-gpt2-books", "nextword"), 3.5));
    services.scores.add(Scores.neural(1, AlignmentSpec.of("tiny", "Demo-ridge"), 0.25));
    assertThat(new ServiceIds(shell.services).of(Kind.RESULT))
        .extracting(Candidate::description)
        .containsExactly("tiny on Demo-ridge", "tiny-gpt2-books on nextword");
  }
}
