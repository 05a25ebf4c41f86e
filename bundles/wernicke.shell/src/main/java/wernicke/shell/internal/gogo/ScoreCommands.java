package wernicke.shell.internal.gogo;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.shell.internal.verb.Verbs;

/** Scoring. */
@Component(service = ScoreCommands.class)
@GogoCommand(
    scope = "wernicke",
    function = {"score", "generate", "demo"})
public final class ScoreCommands {
  private final Verbs verbs;

  @Activate
  public ScoreCommands(@Reference Verbs verbs) {
    this.verbs = verbs;
  }

  @Descriptor("scores a model on a benchmark, with the controls beside it")
  public void score(
      CommandSession session,
      @Descriptor(
              "<model> <benchmark> [--layers a,b] [--metric id] [--cv scheme] [--context"
                  + " passage|corpus] [--pooling last|mean|first] [--window words] [--overflow"
                  + " exact|stride:n] [--localizer units] [--decoder-only] [--no-controls] [--wait]"
                  + " [--queue] [--dry-run]"
                  + " [--json]")
          String[] arguments) {
    Prompt.run(verbs, session, "score", arguments);
  }

  @Descriptor("continues a text by the most probable tokens, one by one")
  public void generate(
      CommandSession session,
      @Descriptor("<model> <text> [--file path] [--tokens number] [--ids] [--json]")
          String[] arguments) {
    Prompt.run(verbs, session, "generate", arguments);
  }

  @Descriptor("scores tiny-gpt2-books on simulated people and checks the answer")
  public void demo(
      CommandSession session, @Descriptor("[--out folder] [--json]") String[] arguments) {
    Prompt.run(verbs, session, "demo", arguments);
  }
}
