package wernicke.itests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The {@code wernicke} script on a home of its own, as somebody at the operating system's shell
 * uses it.
 */
record Script(Path home) {
  private static final long LIMIT_MINUTES = 15;

  /** Runs a command to its end. */
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
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    return builder.start();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
