package wernicke.itests;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The {@code wernicke} script on a home of its own, as somebody at the operating system's shell
 * uses it.
 */
record Script(Path home, String options) {
  private static final String ALONE = "-Dwernicke.linger=0";
  private static final long LIMIT_MINUTES = 15;

  /** A service that a command starts ends with it. */
  Script(Path home) {
    this(home, ALONE);
  }

  /** Runs a command to its end, and that of the service if it was started for this command only. */
  Outcome run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = start(out, err, command);
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(
            Arrays.toString(command) + " did not end; so far: " + Files.readString(err));
      }
      if (options.contains(ALONE)) {
        awaitBackground();
      }
      return new Outcome(process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /**
   * Starts a command, or the service if there is none; its process is that of Java, since the
   * script replaces itself.
   */
  Process start(Path out, Path err, String... command) throws IOException {
    List<String> line = new ArrayList<>(List.of(Places.ROOT.resolve("wernicke").toString()));
    line.addAll(Arrays.asList(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("WERNICKE_HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("WERNICKE_BUILD", "never");
    builder.environment().put("WERNICKE_CACHE", Places.ROOT.resolve("target/cache").toString());
    builder.environment().put("WERNICKE_OPTS", options);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    return builder.start();
  }

  /** Nothing may write into the home any more when a test has ended. */
  private void awaitBackground() throws IOException, InterruptedException {
    Path file = home.resolve("wernicke.state");
    if (!Files.exists(file)) {
      return;
    }
    Properties state = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      state.load(in);
    }
    if (Boolean.parseBoolean(state.getProperty("background"))) {
      Optional<ProcessHandle> service = ProcessHandle.of(Long.parseLong(state.getProperty("pid")));
      for (int i = 0; i < 6000 && service.isPresent() && service.get().isAlive(); i++) {
        Thread.sleep(10);
      }
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
