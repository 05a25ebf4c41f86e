package wernicke.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wernicke.launcher.client.Client;
import wernicke.launcher.client.Input;
import wernicke.launcher.home.HomeLock;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.State;
import wernicke.launcher.home.Trouble;

/**
 * One command of somebody at the operating system's shell: sent to the service of the home, which
 * is started if there is none. While it waits it finds out what for, and gives up, saying why, when
 * nobody is going to answer.
 */
final class Command {
  private static final String STOP = "stop";
  private static final long POLL = 25;

  /** Milliseconds for which a service may be silent that is neither starting nor stopping. */
  private static final long SILENT = 2000;

  /** Milliseconds after which somebody at a terminal, or a script, is told what is waited for. */
  private static final long TELL = 2000;

  private static final long TELL_SCRIPT = 10_000;
  private static final long STARTING = 600_000;
  private static final long STOPPING = 60_000;

  private final Layout layout;
  private final Client client;
  private final PrintStream out;
  private final PrintStream err;
  private Optional<Background> started = Optional.empty();
  private long told;

  Command(Layout layout, PrintStream out, PrintStream err) {
    this.layout = layout;
    this.client = new Client(layout.socket());
    this.out = out;
    this.err = err;
    boolean terminal = Integer.getInteger("wernicke.columns", 0) > 0;
    this.told = now() + (terminal ? 0 : TELL_SCRIPT - TELL);
  }

  /**
   * Runs it.
   *
   * @return its exit status
   */
  int run(List<String> words) throws Trouble, InterruptedException {
    Input input = Input.standard();
    long begin = now();
    long heard = begin;
    while (true) {
      Optional<Integer> status = client.run(words, input, out, err);
      if (status.isPresent()) {
        return isStop(words) && status.get() == 0 ? awaitStop() : status.get();
      }
      if (!HomeLock.held(layout)) {
        if (isStop(words)) {
          out.println("no service runs on " + layout.home());
          out.flush();
          return 0;
        }
        start();
        heard = now();
      } else if (excused(begin)) {
        heard = now();
      } else if (now() - heard > SILENT) {
        throw silent();
      }
      Thread.sleep(POLL);
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private static boolean isStop(List<String> words) {
    return words.get(0).equals(STOP);
  }

  /** Starts a service, unless the one that was started is only about to take the home. */
  private void start() throws Trouble {
    if (started.isEmpty()) {
      layout.createHome();
      started = Optional.of(Background.start(layout));
    } else if (!started.get().process().isAlive()) {
      Background ended = started.get();
      started = Optional.empty();
      if (ended.process().exitValue() != Background.BUSY) {
        throw new Trouble(ended.reason(layout));
      }
    }
  }

  /** Whether the service has a reason not to answer yet. */
  private boolean excused(long begin) throws Trouble {
    Optional<State> state = State.read(layout).filter(State::alive);
    if (state.isEmpty()) { // it has not said anything yet, or cannot: the disk may be full
      return started.isPresent() && started.get().process().isAlive() && now() - begin < STARTING;
    }
    State.Phase phase = state.get().phase();
    if (phase == State.Phase.FAILED) {
      throw new Trouble(state.get().message());
    } else if (phase == State.Phase.STOPPING) {
      started = Optional.empty(); // the next one is to be started
    }
    boolean starting = phase == State.Phase.STARTING;
    if (starting || phase == State.Phase.STOPPING) {
      tell(state.get(), begin);
      return now() - begin < (starting ? STARTING : STOPPING);
    }
    return false;
  }

  private void tell(State state, long begin) {
    if (now() - Math.max(begin, told) >= TELL) {
      told = now() + TELL_SCRIPT - TELL;
      err.println(
          "wernicke: the service (process "
              + state.pid()
              + ") is "
              + state.phase().name().toLowerCase(Locale.ROOT)
              + ", "
              + (now() - begin) / 1000
              + " s so far");
      err.flush();
    }
  }

  private Trouble silent() {
    String who =
        State.read(layout)
            .filter(State::alive)
            .map(
                s ->
                    "process "
                        + s.pid()
                        + ", which does not answer: 'kill "
                        + s.pid()
                        + "' ends it")
            .orElse("a process that does not answer: end it");
    return new Trouble(
        "the home "
            + layout.home()
            + " is in use by "
            + who
            + "; "
            + layout.home().resolve("log/wernicke.log")
            + " may say why");
  }

  /** A service that was told to stop has stopped when the home is free. */
  private int awaitStop() throws Trouble, InterruptedException {
    long end = now() + STOPPING;
    while (HomeLock.held(layout)) {
      if (now() > end) {
        throw silent();
      }
      Thread.sleep(POLL);
    }
    out.println("stopped");
    out.flush();
    return 0;
  }
}
