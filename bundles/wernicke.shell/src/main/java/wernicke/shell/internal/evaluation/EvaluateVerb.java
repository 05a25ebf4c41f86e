package wernicke.shell.internal.evaluation;

import com.google.gson.JsonObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Capability;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.console.internal.text.Json;
import wernicke.report.internal.evaluation.EvaluationText;
import wernicke.shell.internal.catalog.Lookup;

/** {@code evaluate}: measures a property of a model alone. */
@Component(service = Verb.class, property = "service.ranking:Integer=845")
public final class EvaluateVerb implements Verb {
  private final Lookup lookup;
  private final Evaluating evaluating;

  @Activate
  public EvaluateVerb(@Reference Lookup lookup, @Reference Evaluating evaluating) {
    this.lookup = lookup;
    this.evaluating = evaluating;
  }

  @Override
  public Usage usage() {
    return Usage.of("evaluate", "measures a property of a model alone, such as nextword")
        .parameter("model", "id of the model, see 'models'", Kind.MODEL)
        .parameter("evaluation", "id of the evaluation, see 'evaluations'", Kind.EVALUATION)
        .flag("wait", "wait for plugins that are not there yet")
        .flag("queue", "do not wait for the result: say the job's number, 'follow' shows it")
        .json()
        .example(
            "evaluate tiny-gpt2-books nextword",
            "its loss per token of WikiText-2; 'data add WikiText2 <folder>' once before");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    boolean json = arguments.flag("json");
    Job job = evaluating.submit(spec(arguments, terminal));
    if (arguments.flag("queue")) {
      queued(job, json, terminal);
    } else {
      EvaluationText.print(evaluating.follow(job, terminal), json, terminal);
    }
    return Exit.OK;
  }

  private EvaluationSpec spec(Arguments arguments, Terminal terminal) throws InterruptedException {
    if (arguments.flag("wait")) {
      return EvaluationSpec.of(
          lookup.meant(Plugin.Kind.MODEL, arguments.get(0)),
          lookup.meant(Plugin.Kind.EVALUATION, arguments.get(1)));
    }
    Plugin model = lookup.plugin(Plugin.Kind.MODEL, arguments.get(0), terminal);
    Plugin evaluation = lookup.plugin(Plugin.Kind.EVALUATION, arguments.get(1), terminal);
    for (Capability needed : evaluation.evaluation().needs()) {
      if (!model.can(needed)) {
        throw new UsageException(
            "%s needs a model's %s, but %s offers %s: choose another model"
                .formatted(
                    evaluation.id(),
                    needed.word(),
                    model.id(),
                    String.join(", ", model.capabilities())));
      }
    }
    return EvaluationSpec.of(model.id(), evaluation.id());
  }

  private static void queued(Job job, boolean json, Terminal terminal) {
    if (json) {
      JsonObject object = new JsonObject();
      object.addProperty("job", job.id());
      terminal.out().println(Json.text(object));
    } else {
      terminal.out().println("job " + job.id());
      terminal.err().println("'follow " + job.id() + "' follows it to its result");
    }
  }
}
