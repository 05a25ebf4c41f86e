package wernicke.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one launcher. Without arguments it is the service, with the shell if there is a terminal.
 * With arguments it sends the command to the service of this home if one runs, otherwise it starts
 * one, runs the command and stops; the exit status is the command's.
 */
public final class Main {
  private static final long STARTING_MILLIS = 60_000;
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) {
    int status;
    try {
      Layout layout = Layout.fromSystem();
      status = arguments.length == 0 ? serve(layout) : command(layout, List.of(arguments));
    } catch (Trouble e) {
      System.err.println("wernicke: " + e.getMessage());
      status = FAILED;
    } catch (Exception e) {
      LoggerFactory.getLogger(Main.class).error("cannot start", e);
      System.err.println(
          "wernicke: cannot start: " + e + "; log/wernicke.log in the home has the details");
      status = FAILED;
    }
    System.exit(status);
  }

  private static int serve(Layout layout) throws Exception {
    layout.createHome();
    try (HomeLock lock = lock(layout)) {
      boolean terminal = Boolean.getBoolean("wernicke.terminal");
      Platform platform = start(layout, terminal);
      if (!terminal) {
        System.err.println("Wernicke serves " + layout.home() + "; stop it with 'wernicke stop'");
      }
      platform.awaitStop();
      return lock.lock().isValid() ? 0 : FAILED;
    }
  }

  private static HomeLock lock(Layout layout) throws Trouble {
    return HomeLock.take(layout)
        .orElseThrow(
            () ->
                new Trouble(
                    "a service already runs on "
                        + layout.home()
                        + ": send it commands by 'wernicke <verb>', or set WERNICKE_HOME"));
  }

  private static Platform start(Layout layout, boolean interactive) throws Exception {
    Platform platform = Platform.start(layout, interactive, Map.of());
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopQuietly(platform), "wernicke-shutdown"));
    return platform;
  }

  private static void stopQuietly(Platform platform) {
    Logger log = LoggerFactory.getLogger(Main.class);
    try {
      platform.stop();
    } catch (Exception e) {
      log.warn("stopping failed", e);
    }
  }

  private static int command(Layout layout, List<String> command) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    Client client = new Client(layout.socket());
    Optional<Integer> status = client.run(command, out, err);
    if (status.isPresent()) {
      return status.get();
    }
    layout.createHome();
    Optional<HomeLock> lock = HomeLock.take(layout);
    if (lock.isEmpty()) { // a service is just starting
      return await(client, command, out, err, layout);
    }
    try (HomeLock held = lock.get()) {
      start(layout, false);
      return held.lock().isValid() ? await(client, command, out, err, layout) : FAILED;
    }
  }

  private static int await(
      Client client, List<String> command, PrintStream out, PrintStream err, Layout layout)
      throws Trouble, InterruptedException {
    long end = System.currentTimeMillis() + STARTING_MILLIS;
    while (System.currentTimeMillis() < end) {
      Optional<Integer> status = client.run(command, out, err);
      if (status.isPresent()) {
        return status.get();
      }
      Thread.sleep(50);
    }
    throw new Trouble(
        "the service of "
            + layout.home()
            + " does not answer; "
            + layout.home().resolve("log/wernicke.log")
            + " may say why");
  }
}
