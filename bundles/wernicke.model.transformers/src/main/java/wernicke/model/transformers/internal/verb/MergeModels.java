package wernicke.model.transformers.internal.verb;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/** {@code models merge}: delta weights or an adapter added to what they change. */
@Component(service = Verb.class, property = "service.ranking:Integer=900")
public final class MergeModels implements Verb {
  private final Bench bench;

  @Activate
  public MergeModels(@Reference Bench bench) {
    this.bench = bench;
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "models merge", "makes a model out of another and delta weights or a LoRA adapter")
        .parameter("base", "the checkpoint that is changed", Kind.MODEL, Kind.FOLDER)
        .parameter("change", "delta weights or a LoRA adapter", Kind.MODEL, Kind.FOLDER)
        .parameter("result", "a name in models/, or a folder", Kind.FOLDER)
        .example("models merge llama-7b alpaca-7b-delta alpaca-7b", "into models/alpaca-7b");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Path base = bench.checkpoint(arguments.get(0), terminal);
    Path change = bench.checkpoint(arguments.get(1), terminal);
    Path result = bench.result(arguments.get(2), terminal);
    return bench.run(
        "merging",
        terminal,
        (checkpoints, progress) -> checkpoints.merge(base, change, result, progress));
  }
}
