package wernicke.model.transformers.internal.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Progress;
import wernicke.api.checkpoint.Checkpoints;
import wernicke.api.console.Exit;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;
import wernicke.api.store.Home;

/**
 * What the verbs that make new checkpoints out of those that are there have in common. A checkpoint
 * is named by its folder in {@code models/} of the home or of the application, or by a path.
 */
@Component(service = Bench.class)
public final class Bench {
  private static final String NAME = "[^/\\\\]*[^/\\\\.][^/\\\\]*";

  private final Checkpoints checkpoints;
  private final Home home;
  private final Optional<Path> builtIn;

  @Activate
  public Bench(BundleContext context, @Reference Checkpoints checkpoints, @Reference Home home) {
    this(
        checkpoints,
        home,
        Optional.ofNullable(context.getProperty("wernicke.app"))
            .map(app -> Path.of(app).toAbsolutePath().resolve("models")));
  }

  /**
   * With the checkpoints of an application.
   *
   * @param builtIn folder of the checkpoints that come with the application, if there is one
   */
  Bench(Checkpoints checkpoints, Home home, Optional<Path> builtIn) {
    this.checkpoints = checkpoints;
    this.home = home;
    this.builtIn = builtIn;
  }

  /** Where the home keeps its checkpoints. */
  Path models() {
    return home.path().resolve("models");
  }

  /**
   * The folder of a checkpoint.
   *
   * @throws UsageException if there is none
   */
  Path checkpoint(String text, Terminal terminal) {
    Path there = terminal.path(text);
    if (text.matches(NAME) && Files.isDirectory(models().resolve(text))) {
      return models().resolve(text);
    } else if (text.matches(NAME)
        && builtIn.map(folder -> folder.resolve(text)).filter(Files::isDirectory).isPresent()) {
      return builtIn.get().resolve(text);
    } else if (Files.isDirectory(there) && there.getFileName() != null) {
      return there;
    }
    throw new UsageException(
        "there is no checkpoint '%s': neither in %s nor as the folder %s"
            .formatted(text, models(), there));
  }

  /** A bare name becomes a model of the home. */
  Path result(String text, Terminal terminal) {
    return text.matches(NAME) ? models().resolve(text) : terminal.path(text);
  }

  /** Work that is described in one line. */
  interface Work {
    String run(Checkpoints checkpoints, Progress progress);
  }

  /** Does it, and prints the line. */
  int run(String label, Terminal terminal, Work work) throws InterruptedException {
    terminal.out().println(line(label, terminal, work));
    return Exit.OK;
  }

  private String line(String label, Terminal terminal, Work work) throws InterruptedException {
    try (Showing progress = terminal.progress(label)) {
      return work.run(checkpoints, progress);
    } catch (CancellationException e) {
      throw interrupted(e);
    }
  }

  private static InterruptedException interrupted(CancellationException cause) {
    InterruptedException exception = new InterruptedException("stopped; nothing has been kept");
    exception.initCause(cause);
    return exception;
  }
}
