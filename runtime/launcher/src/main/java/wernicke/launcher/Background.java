package wernicke.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.State;
import wernicke.launcher.home.Trouble;

/**
 * Starts a service as a process of its own, with this process's Java and options, that has nothing
 * to do with the terminal: neither its signals nor its streams.
 */
record Background(Process process, Path output) {
  /** The service's process lost the race for the home; another one has it. */
  static final int BUSY = 75;

  /** Bytes that a service needs to begin: its log, its state, the journal's first pages. */
  private static final long LITTLE = 10_000_000;

  /**
   * Where the process group can be left, Ctrl-C does not reach it; elsewhere it is not listened to.
   */
  private static final String DETACH =
      "if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; "
          + "trap '' HUP INT QUIT; exec \"$@\"";

  static Background start(Layout layout) throws Trouble {
    Path output = layout.home().resolve("log/service.out");
    ProcessBuilder builder = new ProcessBuilder(line(layout));
    builder.directory(layout.home().toFile());
    builder.redirectInput(new File(windows() ? "NUL" : "/dev/null"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    try {
      return new Background(builder.start(), output);
    } catch (IOException e) {
      throw new Trouble("the service cannot be started: " + Layout.reason(e), e);
    }
  }

  private static List<String> line(Layout layout) {
    List<String> line = new ArrayList<>();
    if (!windows()) {
      line.addAll(List.of("/bin/sh", "-c", DETACH, "wernicke"));
    }
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.matches("-Dwernicke\\.(terminal|columns|home|app)=.*"))
        .forEach(line::add);
    line.add("-Dwernicke.app=" + layout.app());
    line.add("-Dwernicke.home=" + layout.home());
    line.add("-Dwernicke.background=true");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return line;
  }

  private static boolean windows() {
    return File.separatorChar == '\\';
  }

  /** Why it ended before it served. */
  String reason(Layout layout) {
    return State.read(layout)
        .filter(s -> s.pid() == process.pid() && s.phase() == State.Phase.FAILED)
        .map(State::message)
        .orElseGet(() -> lastWords(layout));
  }

  private String lastWords(Layout layout) {
    String end = "the service ended with status " + process.exitValue() + " before it served";
    try {
      Optional<String> said =
          Files.readAllLines(output, StandardCharsets.UTF_8).stream()
              .filter(l -> !l.isBlank())
              .findFirst();
      return end + (said.isPresent() ? ": " + said.get() : silence(layout));
    } catch (IOException e) {
      return end + "; " + output + " cannot be read: " + Layout.reason(e);
    }
  }

  /** A full disk keeps a service even from saying so. */
  private static String silence(Layout layout) throws IOException {
    long free = Files.getFileStore(layout.home()).getUsableSpace();
    return free < LITTLE
        ? ": the disk of "
            + layout.home()
            + " is full ("
            + free / 1000
            + " kB free): free some space"
        : "; " + layout.home().resolve("log/wernicke.log") + " may say why";
  }
}
