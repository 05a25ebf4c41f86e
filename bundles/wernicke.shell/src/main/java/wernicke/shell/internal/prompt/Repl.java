package wernicke.shell.internal.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.shell.internal.completion.Completion;
import wernicke.shell.internal.service.Services;
import wernicke.shell.internal.verb.Verbs;

/**
 * Reads lines from the terminal of this process and runs them, until somebody leaves. Ctrl-C ends
 * what runs, or clears the line; Ctrl-D leaves. Touches JLine, which is imported optionally: made
 * only where there is a terminal.
 */
final class Repl implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Repl.class);
  private static final String PROMPT = "wernicke> ";
  private static final String GREETING =
      "Wernicke: 'help' lists the verbs, TAB completes, 'exit' stops the service.";

  private final Terminal terminal;
  private final LineReader reader;
  private final LineTerminal ours;
  private final CommandSession session;
  private final Interpreter interpreter;
  private volatile boolean closed;

  /**
   * @param history the file that lines are remembered in
   */
  Repl(Verbs verbs, Services services, CommandProcessor processor, Path history)
      throws IOException {
    terminal = TerminalBuilder.builder().system(true).build();
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new DefaultParser())
            .completer(new Words(new Completion(verbs::known, services)))
            .variable(LineReader.HISTORY_FILE, history)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    ours = new LineTerminal(reader);
    session = processor.createSession(terminal.input(), ours.out(), ours.out());
    session.put("SCOPE", "wernicke:gogo:felix:*");
    interpreter = new Interpreter(words(verbs), new Commands(session));
  }

  private static Interpreter.Verbs words(Verbs verbs) {
    return new Interpreter.Verbs() {
      @Override
      public Set<String> names() {
        return Set.copyOf(verbs.known().heads());
      }

      @Override
      public void run(List<String> words, wernicke.api.console.Terminal terminal) {
        verbs.run(words, terminal);
      }
    };
  }

  /** What Gogo itself knows: pipes, {@code grep}, {@code lb}. */
  private record Commands(CommandSession session) implements Interpreter.Gogo {
    @Override
    public boolean knows(String command) {
      return session.get(command.contains(":") ? command : "*:" + command) != null;
    }

    @Override
    public void run(String line) throws Exception {
      Object result = session.execute(line);
      if (result != null && !(result instanceof Boolean)) { // grep tells whether it found anything
        session.getConsole().println(session.format(result, 0)); // as for a value on a line
      }
    }
  }

  /** Reads and runs until somebody leaves, or {@link #close}. */
  void run() {
    ours.out().println(GREETING);
    Thread thread = Thread.currentThread();
    boolean on = true;
    while (on && !closed) {
      try {
        String line = reader.readLine(PROMPT);
        Terminal.SignalHandler before =
            terminal.handle(Terminal.Signal.INT, signal -> thread.interrupt());
        try {
          on = interpreter.run(line, words(line), ours);
        } finally {
          terminal.handle(Terminal.Signal.INT, before);
          boolean unused = Thread.interrupted(); // a Ctrl-C too late for the verb ends nothing else
        }
      } catch (UserInterruptException e) {
        LOG.debug("Ctrl-C at the prompt: the line is cleared", e);
      } catch (EndOfFileException e) {
        on = false;
      }
    }
  }

  private List<String> words(String line) {
    ParsedLine parsed =
        reader.getParser().parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE);
    return parsed.words();
  }

  /** Writes a line above the prompt. */
  void say(String line) {
    reader.printAbove(line);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    session.close();
    terminal.close();
  }
}
