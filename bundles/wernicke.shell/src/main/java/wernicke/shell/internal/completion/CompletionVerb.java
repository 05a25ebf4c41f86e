package wernicke.shell.internal.completion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.console.internal.words.Suggest;

/** {@code completion}: a script that completes verbs and ids in the system's shell. */
@Component(service = Verb.class, property = "service.ranking:Integer=660")
public final class CompletionVerb implements Verb {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Activate
  public CompletionVerb() {}

  @Override
  public Usage usage() {
    return Usage.of("completion", "prints a script that completes verbs and ids in your shell")
        .parameter("shell", "bash, zsh or fish")
        .example(
            "completion bash", "for one session of bash: source <(./wernicke completion bash)");
  }

  @Override
  public List<Candidate> words(String place) {
    return Candidate.of(SHELLS.toArray(String[]::new));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    String shell = arguments.get(0);
    if (!SHELLS.contains(shell)) {
      throw Suggest.unknown("shell", shell, SHELLS, "'help completion' says how they are used");
    }
    try (InputStream in = CompletionVerb.class.getResourceAsStream("wernicke." + shell)) {
      terminal.out().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return Exit.OK;
  }
}
