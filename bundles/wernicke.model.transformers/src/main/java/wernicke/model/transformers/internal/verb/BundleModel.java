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

/** {@code models bundle}: a checkpoint as a jar that can be dropped in. */
@Component(service = Verb.class, property = "service.ranking:Integer=900")
public final class BundleModel implements Verb {
  private final Bench bench;

  @Activate
  public BundleModel(@Reference Bench bench) {
    this.bench = bench;
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "models bundle", "packs a checkpoint into a jar that can be dropped into deploy/")
        .parameter("model", "a checkpoint in models/, or a folder", Kind.MODEL, Kind.FOLDER)
        .flag("reference", "leave the files where they are, only point at them")
        .option("out", "jar", "the file to write; otherwise <id>.jar here", Kind.FILE)
        .example("models bundle gpt2-xl --reference", "a small jar that points at the folder");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Path folder = bench.checkpoint(arguments.get(0), terminal);
    String id = folder.getFileName().toString();
    Path jar = terminal.path(arguments.option("out").orElse(id + ".jar"));
    boolean byReference = arguments.flag("reference");
    return bench.run(
        "packing " + id,
        terminal,
        (checkpoints, progress) -> checkpoints.bundle(folder, id, byReference, jar, progress));
  }
}
