package wernicke.shell.internal.evaluation;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Capability;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.api.job.EvaluationSpec;
import wernicke.report.internal.evaluation.EvaluationText;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.job.EstimateText;
import wernicke.shell.internal.job.Queued;
import wernicke.shell.internal.job.Scoring;

/** {@code evaluate}: measures a property of a model alone. */
@Component(service = Verb.class, property = "service.ranking:Integer=845")
public final class EvaluateVerb implements Verb {
  private final Lookup lookup;
  private final Scoring scoring;
  private final Evaluating evaluating;

  @Activate
  public EvaluateVerb(
      @Reference Lookup lookup, @Reference Scoring scoring, @Reference Evaluating evaluating) {
    this.lookup = lookup;
    this.scoring = scoring;
    this.evaluating = evaluating;
  }

  @Override
  public Usage usage() {
    return Usage.of("evaluate", "measures a property of a model alone, such as nextword")
        .parameter("model", "id of the model, see 'models'", Kind.MODEL)
        .parameter(
            "evaluation",
            "its id, see 'evaluations'; with settings as id:key=value",
            Kind.EVALUATION)
        .flag("wait", "wait for plugins that are not there yet")
        .flag("queue", "do not wait for the result: say the job's number, 'follow' shows it")
        .flag("dry-run", "say what it would take, and do nothing")
        .json()
        .example(
            "evaluate tiny-gpt2-books nextword",
            "its loss per token of WikiText-2; 'data add WikiText2 <folder>' once before");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    EvaluationSpec spec = spec(arguments, terminal);
    boolean json = arguments.flag("json");
    if (arguments.flag("dry-run")) {
      EstimateText.print(scoring.estimate(spec, terminal), spec, json, terminal);
    } else if (arguments.flag("queue")) {
      Queued.print(evaluating.submit(spec), "result", json, terminal);
    } else {
      EvaluationText.print(evaluating.follow(evaluating.submit(spec), terminal), json, terminal);
    }
    return Exit.OK;
  }

  private EvaluationSpec spec(Arguments arguments, Terminal terminal) throws InterruptedException {
    EvaluationSpec written = written(arguments);
    if (!arguments.flag("wait")) {
      check(written, terminal);
    }
    return new EvaluationSpec(
        lookup.meant(Plugin.Kind.MODEL, written.model()),
        lookup.meant(Plugin.Kind.EVALUATION, written.evaluation()),
        written.settings());
  }

  private static EvaluationSpec written(Arguments arguments) {
    try {
      return EvaluationSpec.parse(arguments.get(0), arguments.get(1));
    } catch (PluginException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private void check(EvaluationSpec spec, Terminal terminal) throws InterruptedException {
    Plugin model = lookup.plugin(Plugin.Kind.MODEL, spec.model(), terminal);
    Plugin evaluation = lookup.plugin(Plugin.Kind.EVALUATION, spec.evaluation(), terminal);
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
  }
}
