package wernicke.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import wernicke.launcher.client.Client;
import wernicke.launcher.client.Input;
import wernicke.launcher.home.HomeLock;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.State;
import wernicke.launcher.home.Trouble;

/**
 * The one launcher. Without arguments it is the service, with the shell if there is a terminal.
 * With arguments it sends the command to the service of this home; if none runs it starts one in
 * the background, which stays as long as somebody needs it. The exit status is the command's.
 */
public final class Main {
  private static final int FAILED = 1;
  private static final String LINGER = "wernicke.linger";
  private static final String LINGER_SECONDS = "30";

  private static final List<String> VERSION = List.of("--version");

  private Main() {}

  public static void main(String[] arguments) {
    int status;
    if (VERSION.equals(List.of(arguments))) {
      System.out.println(version());
      return;
    }
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

  /** What the verb {@code version} says, without a service. */
  private static String version() {
    return "wernicke "
        + Main.class.getPackage().getImplementationVersion()
        + ", Java "
        + System.getProperty("java.version");
  }

  private static int command(Layout layout, List<String> command) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    return new Command(layout, out, err).run(command);
  }

  private static int serve(Layout layout) throws Exception {
    boolean background = Boolean.getBoolean("wernicke.background");
    layout.createHome();
    Optional<HomeLock> lock = Serving.lock(layout);
    if (lock.isEmpty() && background) {
      return Background.BUSY;
    }
    try (HomeLock held = lock.isPresent() ? lock.get() : takeOver(layout)) {
      // Named also where it is empty: a framework falls back to the system's properties.
      String linger = background ? System.getProperty(LINGER, LINGER_SECONDS) : "";
      Map<String, String> properties = Map.of(LINGER, linger);
      new Serving(layout, background)
          .run(!background && Boolean.getBoolean("wernicke.terminal"), properties);
      return held.lock().isValid() ? 0 : FAILED;
    }
  }

  /** A service that a command started makes room if nobody needs it at the moment. */
  private static HomeLock takeOver(Layout layout)
      throws Trouble, InterruptedException, IOException {
    boolean background = State.read(layout).map(State::background).orElse(false);
    OutputStream nowhere = OutputStream.nullOutputStream();
    if (background
        && new Client(layout.socket())
            .run(List.of("stop", "--idle"), Input.NONE, nowhere, nowhere)
            .filter(status -> status == 0)
            .isPresent()) {
      for (int i = 0; i < 30; i++) {
        Optional<HomeLock> lock = Serving.lock(layout);
        if (lock.isPresent()) {
          return lock.get();
        }
      }
    }
    throw new Trouble(
        "a service already runs on "
            + layout.home()
            + ": send it commands by 'wernicke <verb>', end it by 'wernicke stop', or set"
            + " WERNICKE_HOME");
  }
}
