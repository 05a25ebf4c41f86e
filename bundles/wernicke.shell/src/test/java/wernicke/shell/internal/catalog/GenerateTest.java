package wernicke.shell.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.TokenIds;
import wernicke.api.console.Exit;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.GenerationCompleted;
import wernicke.api.event.WernickeEvent.GenerationRequested;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

/** A text is continued by a request and its reply. */
class GenerateTest {
  private final Shell shell = new Shell(Plugins.catalog());
  private final TestTerminal terminal = new TestTerminal();

  private int generate(String... words) {
    return shell.verbs.run(List.of(words), terminal);
  }

  private void hear(WernickeEvent event) {
    shell.posts.hear(event);
  }

  @Test
  void printsWhatFollows() {
    shell.posts.listener =
        event -> {
          if (event instanceof GenerationRequested request) {
            assertThat(shell.materials.texts(request.prompts())).containsExactly("Once upon");
            assertThat(request.tokens()).isEqualTo(5);
            hear(new GenerationCompleted("of somebody else", List.of("no")));
            hear(new RequestProgress(request.request(), 0.5, "half"));
            hear(new GenerationCompleted(request.request(), List.of(" a time")));
          }
        };
    assertThat(generate("generate", "tiny-gpt2-books", "Once upon", "--tokens", "5"))
        .isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEqualTo("a time\n");
  }

  private void answering(List<String> prompts) {
    shell.posts.listener =
        event -> {
          if (event instanceof GenerationRequested request) {
            prompts.addAll(shell.materials.texts(request.prompts()));
            TokenIds ids = new TokenIds(List.of(7, 8), List.of(9));
            hear(new GenerationCompleted(request.request(), List.of(" on"), List.of(ids)));
          }
        };
  }

  @Test
  void aTextComesFromStandardInputToo() {
    List<String> prompts = new ArrayList<>();
    answering(prompts);
    terminal.reading("It was\na Grüße\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(generate("generate", "TINY-gpt2-books", "-")).isEqualTo(Exit.OK);
    assertThat(generate("generate", "tiny-gpt2-books")).isEqualTo(Exit.OK);
    assertThat(prompts).containsExactly("It was\na Grüße", "It was\na Grüße");
  }

  @Test
  void aTextComesFromAFileToo(@TempDir Path folder) throws IOException {
    List<String> prompts = new ArrayList<>();
    answering(prompts);
    Files.writeString(folder.resolve("prompt.txt"), "\uFEFFOnce upon\n");
    TestTerminal there = new TestTerminal(folder, 0);
    List<String> words = List.of("generate", "tiny-gpt2-books", "--file", "prompt.txt");
    assertThat(shell.verbs.run(words, there)).isEqualTo(Exit.OK);
    assertThat(prompts).containsExactly("Once upon");
  }

  @Test
  void whatIsNoTextIsOneLine(@TempDir Path folder) throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {1, 0, 2});
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'G', (byte) 0xFC});
    Path empty = Files.writeString(folder.resolve("empty"), " \n");
    Path large = Files.write(folder.resolve("large"), new byte[(512 << 10) + 1]);
    for (Path file : List.of(binary, latin, empty, large, folder.resolve("gone"), folder)) {
      assertThat(generate("generate", "tiny-gpt2-books", "--file=" + file)).isEqualTo(Exit.USAGE);
    }
    assertThat(generate("generate", "tiny-gpt2-books", "a text", "--file=" + binary))
        .isEqualTo(Exit.USAGE);
    assertThat(generate("generate", "tiny-gpt2-books")).isEqualTo(Exit.USAGE);
    assertThat(generate("generate", "tiny-gpt2-books", "")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("binary is no text: it holds zero bytes"),
            line -> assertThat(line).contains("latin is no text in UTF-8"),
            line -> assertThat(line).startsWith("the text to continue is empty"),
            line -> assertThat(line).contains("large is longer than 512 kB"),
            line -> assertThat(line).startsWith("there is no file "),
            line -> assertThat(line).startsWith("there is no file "),
            line -> assertThat(line).contains("a text and --file are one too many"),
            line -> assertThat(line).contains("the text is missing"),
            line -> assertThat(line).startsWith("the text to continue is empty"));
    assertThat(shell.posts.said).isEmpty();
  }

  @Test
  void idsAreShownWhereTheyAreKnown() {
    answering(new ArrayList<>());
    assertThat(generate("generate", "tiny-gpt2-books", "text", "--ids")).isEqualTo(Exit.OK);
    assertThat(generate("generate", "tiny-gpt2-books", "text", "--ids", "--json"))
        .isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .startsWith("on\nids of text    7 8\nnew ids        9\n")
        .contains("\"text_ids\":[7,8],\"new_ids\":[9]");
  }

  @Test
  void aModelThatDoesNotTellIdsIsOneLine() {
    shell.posts.listener =
        event -> {
          if (event instanceof GenerationRequested request) {
            hear(new GenerationCompleted(request.request(), List.of("on")));
          }
        };
    assertThat(generate("generate", "tiny-gpt2-books", "text", "--ids")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .isEqualTo("tiny-gpt2-books does not tell the ids of its tokens\n");
  }

  @Test
  void aRefusalIsOneLine() {
    shell.posts.listener =
        event -> {
          if (event instanceof GenerationRequested request) {
            hear(new RequestFailed(request.request(), Reason.REJECTED, "too long: shorten it"));
          }
        };
    assertThat(generate("generate", "tiny-gpt2-books", "text")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).contains("too long: shorten it");
  }

  /** Its folder is updated: the old one leaves, the new one is asked. */
  @Test
  void aModelThatLeavesIsAskedAgain() {
    List<String> asked = new ArrayList<>();
    shell.posts.listener =
        event -> {
          if (event instanceof GenerationRequested request) {
            asked.add(request.request());
            hear(
                asked.size() < 3
                    ? new RequestFailed(request.request(), Reason.DEPARTED, "model left")
                    : new GenerationCompleted(request.request(), List.of("again")));
          }
        };
    assertThat(generate("generate", "tiny-gpt2-books", "text")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEqualTo("again\n");
    assertThat(asked).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aModelThatStaysAwayIsOneLine() {
    shell.posts.listener =
        event -> {
          if (event instanceof GenerationRequested request) {
            hear(new RequestFailed(request.request(), Reason.ABSENT, "model is not there"));
          }
        };
    assertThat(generate("generate", "tiny-gpt2-books", "text")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).contains("model is not there").hasLineCount(1);
  }

  @Test
  void onlyModelsThatCan() {
    assertThat(generate("generate", "position", "text")).isEqualTo(Exit.USAGE);
    assertThat(generate("generate", "tiny-gpt2-books", "text", "--tokens", "0"))
        .isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains("position cannot generate text")
        .contains("--tokens is a number from 1 to 4096");
    assertThat(shell.posts.said).isEmpty();
  }

  @Test
  void whoLeavesWithdrawsTheRequest() {
    terminal.leave();
    assertThat(generate("generate", "tiny-gpt2-books", "text")).isEqualTo(Exit.INTERRUPTED);
    assertThat(shell.posts.said.get(shell.posts.said.size() - 1))
        .isInstanceOf(RequestCancelled.class);
  }
}
