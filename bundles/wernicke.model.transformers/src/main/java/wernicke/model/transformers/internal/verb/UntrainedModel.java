package wernicke.model.transformers.internal.verb;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;

/** {@code models untrained}: the same architecture with random weights. */
@Component(service = Verb.class, property = "service.ranking:Integer=900")
public final class UntrainedModel implements Verb {
  private final Bench bench;

  @Activate
  public UntrainedModel(@Reference Bench bench) {
    this.bench = bench;
  }

  @Override
  public Usage usage() {
    return Usage.of("models untrained", "makes a twin of a checkpoint with random weights")
        .parameter("model", "a checkpoint in models/, or a folder", Kind.MODEL, Kind.FOLDER)
        .option("seed", "n", "which random weights; otherwise 1")
        .example("models untrained gpt2-xl --seed 2", "models/gpt2-xl-untrained-2");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Path folder = bench.checkpoint(arguments.get(0), terminal);
    long seed = seed(arguments);
    Path result = bench.models().resolve(folder.getFileName() + "-untrained-" + seed);
    return bench.run(
        "drawing weights",
        terminal,
        (checkpoints, progress) -> checkpoints.untrained(folder, seed, result, progress));
  }

  private static long seed(Arguments arguments) {
    String seed = arguments.option("seed").orElse("1");
    try {
      return Long.parseLong(seed);
    } catch (NumberFormatException e) {
      throw new UsageException("--seed needs a whole number, not '" + seed + "'", e);
    }
  }
}
