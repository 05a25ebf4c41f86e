package wernicke.shell.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.GenerationCompleted;
import wernicke.api.event.WernickeEvent.GenerationRequested;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.testing.Plugins;
import wernicke.shell.internal.testing.Shell;
import wernicke.shell.internal.testing.TestTerminal;

/** A text is continued by a request and its reply. */
class GenerateTest {
  private final Shell shell = new Shell(Plugins.catalog());
  private final TestTerminal terminal = new TestTerminal();

  private int generate(String... words) {
    return shell.verbs.run(List.of(words), terminal);
  }

  private void hear(WernickeEvent event) {
    shell.dialogue.handleEvent(new Event(event.topic(), event.properties()));
  }

  @Test
  void printsWhatFollows() {
    shell.posts.listener =
        event -> {
          if (event instanceof GenerationRequested request) {
            assertThat(request.prompts()).containsExactly("Once upon");
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
