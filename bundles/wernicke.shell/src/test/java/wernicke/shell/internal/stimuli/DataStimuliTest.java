package wernicke.shell.internal.stimuli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.api.console.Exit;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.event.WernickeEvent.StimuliRequested;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

/** What a model reads is asked for by an event, and printed presentation by presentation. */
class DataStimuliTest {
  private static final String LONG = "word ".repeat(40).strip();

  private final Shell shell = new Shell(Plugins.catalog());
  private final TestTerminal terminal = new TestTerminal();

  private static Presentation scan(int i, String passage) {
    return new Presentation("scan-" + i, passage, Map.of("story", "Boar", "onset", i * 2 + ".0"));
  }

  /** Two passages of scans; the third is silent, a word comes after all scans of the first. */
  private static Stimuli stimuli() {
    return new Stimuli(
        "Demo",
        List.of(
            new Part("One", "a", 0, 0.25),
            new Part("fish,", "a", 0, 1.5),
            new Part("\"two\"", "a", 1, 2),
            new Part("late", "a", -1, 99),
            new Part(LONG, "b", 3, 6.5)),
        List.of(scan(0, "a"), scan(1, "a"), scan(2, "a"), scan(3, "b")));
  }

  private static Assembly assembly(int neuroids) {
    return new Assembly(
        "Demo",
        stimuli(),
        IntStream.range(0, neuroids).mapToObj(j -> new Neuroid("n" + j, "s", Map.of())).toList(),
        Matrix.of(4, neuroids, new float[4 * neuroids]),
        List.of(0, 1, 3),
        Alignment.DIRECT,
        Map.of());
  }

  @BeforeEach
  void answer() {
    answer(assembly(2));
  }

  private void answer(Assembly assembly) {
    shell.posts.listener =
        event -> {
          if (event instanceof StimuliRequested request) {
            assertThat(request.dataset()).isEqualTo("Demo");
            hear(new StimuliCompleted(request.request(), shell.materials.put(assembly)));
          }
        };
  }

  private void hear(WernickeEvent event) {
    shell.posts.hear(event);
  }

  @Test
  void peopleReadItPassageByPassage() {
    assertThat(shell.run(terminal, "data stimuli Demo")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            Demo: 4 presentations, 3 scored, 2 passages
            passage a, story Boar
              1      0.25 s  One fish,
              2      2.00 s  "two"
                    99.00 s  [context] late
              3              [not scored] (nothing is said)
            passage b, story Boar
              4      6.50 s  %s
            """
                .formatted(LONG));
  }

  @Test
  void linesAreAsWideAsTheTerminal() {
    TestTerminal narrow = new TestTerminal(Path.of("/somewhere"), 80);
    assertThat(shell.run(narrow, "data stimuli Demo --passage b")).isEqualTo(Exit.OK);
    assertThat(narrow.outText().lines()).allMatch(line -> line.length() <= 80);
    assertThat(narrow.outText().replaceAll("\\s+", " ")).endsWith(LONG + " ");
  }

  @Test
  void csvHasWholeTextsAndAColumnForEachKey() {
    assertThat(shell.run(terminal, "data stimuli Demo --csv")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            presentation,id,passage,scored,first_onset,last_onset,onset,story,text
            1,scan-0,a,true,0.25,1.5,0.0,Boar,"One fish,"
            2,scan-1,a,true,2.0,2.0,2.0,Boar,"\""two"\""
            ,,a,false,99.0,99.0,,,late
            3,scan-2,a,false,,,4.0,Boar,
            4,scan-3,b,true,6.5,6.5,6.0,Boar,%s
            """
                .formatted(LONG));
  }

  @Test
  void jsonHasTheSame() {
    assertThat(shell.run(terminal, "data stimuli Demo --json --limit 3")).isEqualTo(Exit.OK);
    JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
    assertThat(json.get("presentations").getAsInt()).isEqualTo(4);
    assertThat(json.get("neuroids").getAsInt()).isEqualTo(2);
    JsonArray stimuli = json.getAsJsonArray("stimuli");
    assertThat(stimuli).hasSize(3);
    assertThat(stimuli.get(0).getAsJsonObject().get("text").getAsString()).isEqualTo("One fish,");
    assertThat(stimuli.get(2).getAsJsonObject().get("presentation").isJsonNull()).isTrue();
    assertThat(terminal.errText()).contains("2 more: leave --limit out");
  }

  @Test
  void dataWithoutResponsesAreNoError() {
    answer(assembly(0));
    assertThat(shell.run(terminal, "data stimuli Demo")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).startsWith("Demo: 4 presentations, without responses, 2 pass");
  }

  @Test
  void wrongWordsAndRefusalsAreOneLine() {
    assertThat(shell.run(terminal, "data stimuli Demos")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "data stimuli Demo --limit 0")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "data stimuli Demo --csv --json")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "data stimuli Demo --passage c")).isEqualTo(Exit.USAGE);
    shell.posts.listener =
        event -> {
          if (event instanceof StimuliRequested request) {
            hear(new RequestFailed(request.request(), Reason.REJECTED, "no file: put it there"));
          }
        };
    assertThat(shell.run(terminal, "data stimuli Demo")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .contains("unknown data set 'Demos': did you mean Demo?")
        .contains("--limit is a number from 1")
        .contains("--csv and --json do not go together")
        .contains("unknown passage 'c': ")
        .contains("no file: put it there");
    assertThat(terminal.outText()).isEmpty();
  }
}
