package wernicke.shell.internal.gogo;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.shell.internal.verb.Verbs;

/** Scores and recordings in the store. */
@Component(service = ResultCommands.class)
@GogoCommand(
    scope = "wernicke",
    function = {"results", "result", "export", "compare", "plot", "recordings", "verify"})
public final class ResultCommands {
  private final Verbs verbs;

  @Activate
  public ResultCommands(@Reference Verbs verbs) {
    this.verbs = verbs;
  }

  @Descriptor("lists the scores in the store, or forgets one")
  public void results(
      CommandSession session,
      @Descriptor("[--model id] [--benchmark id] [--csv] [--json] or [forget <result>]")
          String[] arguments) {
    Prompt.run(verbs, session, "results", arguments);
  }

  @Descriptor("shows a score in full, or its regions of interest")
  public void result(
      CommandSession session,
      @Descriptor("<first digits of the result> [--rois] [--json]") String[] arguments) {
    Prompt.run(verbs, session, "result", arguments);
  }

  @Descriptor("writes scores, or the neuroids of one score, into a file")
  public void export(
      CommandSession session,
      @Descriptor(
              "<file.csv|file.json> [--model id] [--benchmark id] [--force] or"
                  + " <file.csv|file.npy|file.nii.gz> --neuroids result [--layer name] [--force]")
          String[] arguments) {
    Prompt.run(verbs, session, "export", arguments);
  }

  @Descriptor("tests the difference of two scores over subjects, by sign flips")
  public void compare(
      CommandSession session,
      @Descriptor("<result> <result>, or <model> <model> <benchmark>, [--json]")
          String[] arguments) {
    Prompt.run(verbs, session, "compare", arguments);
  }

  @Descriptor("draws results, one in detail or several together: SVG, PNG, PDF")
  public void plot(
      CommandSession session,
      @Descriptor(
              "<result> ... or <model> ... <benchmark>, [--kind layers|subjects|rois|brain]"
                  + " [--layer name] [--out folder]")
          String[] arguments) {
    Prompt.run(verbs, session, "plot", arguments);
  }

  @Descriptor("lists the stored recordings and their sizes, or removes some")
  public void recordings(
      CommandSession session,
      @Descriptor("[prune [--keep size] [--older days] [--dry-run]] [--json]") String[] arguments) {
    Prompt.run(verbs, session, "recordings", arguments);
  }

  @Descriptor("reads every row and every file of the store, and lists damage")
  public void verify(CommandSession session, @Descriptor("[--json]") String[] arguments) {
    Prompt.run(verbs, session, "verify", arguments);
  }
}
