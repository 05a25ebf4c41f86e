package wernicke.shell.internal.gogo;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only class that touches JLine, which is imported optionally: whoever calls it is prepared for
 * a {@link LinkageError}, or was called by JLine.
 */
final class JLine {
  static final String READER = ".reader";
  private static final Logger log = LoggerFactory.getLogger(JLine.class);

  private JLine() {}

  /** Prints a line above the prompt that is being edited, or just prints it if there is none. */
  static void print(CommandSession session, String line) {
    try {
      if (session.get(READER) instanceof LineReader reader) {
        reader.printAbove(line);
        return;
      }
    } catch (LinkageError e) {
      log.debug("JLine is not there", e);
    }
    session.getConsole().println(line);
  }

  /**
   * Reads a line; it does not enter the history.
   *
   * @throws InterruptedException if Ctrl-C is pressed instead
   */
  static String ask(Object reader, String question) throws InterruptedException {
    LineReader lineReader = (LineReader) reader;
    Object history = lineReader.getVariable(LineReader.DISABLE_HISTORY);
    lineReader.setVariable(LineReader.DISABLE_HISTORY, true);
    try {
      return lineReader.readLine(question);
    } catch (UserInterruptException e) {
      throw new InterruptedException();
    } catch (EndOfFileException e) {
      return "";
    } finally {
      lineReader.setVariable(LineReader.DISABLE_HISTORY, history == null ? false : history);
    }
  }

  /** The words of the line that is being completed. */
  static List<String> words(Object commandLine) {
    return ((ParsedLine) commandLine).words();
  }

  /** Which of the words is being completed. */
  static int wordIndex(Object commandLine) {
    return ((ParsedLine) commandLine).wordIndex();
  }

  /** Candidates as JLine shows them, with their descriptions. */
  static List<Candidate> candidates(List<Completion.Candidate> candidates) {
    return candidates.stream().map(JLine::candidate).toList();
  }

  private static Candidate candidate(Completion.Candidate candidate) {
    String description = candidate.description().isBlank() ? null : candidate.description();
    return new Candidate(candidate.word(), candidate.word(), null, description, null, null, true);
  }
}
