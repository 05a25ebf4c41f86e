package wernicke.launcher.home;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service says of itself in {@code wernicke.state} of its home, so that a client that gets
 * no answer knows why.
 *
 * @param pid its process
 * @param background whether a command started it, and not a person
 * @param phase what it does
 * @param message why it failed, one line; empty otherwise
 */
public record State(long pid, boolean background, Phase phase, String message) {
  private static final Logger LOG = LoggerFactory.getLogger(State.class);

  /** Where a service is in its life. */
  public enum Phase {
    STARTING,
    SERVING,
    STOPPING,
    FAILED
  }

  /** What this process says of itself. */
  public static State of(boolean background, Phase phase, String message) {
    return new State(ProcessHandle.current().pid(), background, phase, message);
  }

  private static Path file(Layout layout) {
    return layout.home().resolve("wernicke.state");
  }

  /** Writes it; a disk that is full must not keep a service from running. */
  public void write(Layout layout) {
    Properties properties = new Properties();
    properties.setProperty("pid", String.valueOf(pid));
    properties.setProperty("background", String.valueOf(background));
    properties.setProperty("phase", phase.name());
    properties.setProperty("message", message);
    Path file = file(layout);
    Path next = file.resolveSibling(".wernicke.state");
    try {
      try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
        properties.store(out, null);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, Layout.reason(e));
    }
  }

  /** What the last service of a home said; empty if there is nothing that can be understood. */
  public static Optional<State> read(Layout layout) {
    Path file = file(layout);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
      return Optional.of(
          new State(
              Long.parseLong(properties.getProperty("pid", "0")),
              Boolean.parseBoolean(properties.getProperty("background")),
              Phase.valueOf(properties.getProperty("phase", "")),
              properties.getProperty("message", "")));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} cannot be read: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Whether its process runs. */
  public boolean alive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
