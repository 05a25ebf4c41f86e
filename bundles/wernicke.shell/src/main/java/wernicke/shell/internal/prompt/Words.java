package wernicke.shell.internal.prompt;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import wernicke.shell.internal.completion.Completion;

/** TAB: first the verbs with their summaries, then what may come next. */
final class Words implements Completer {
  private final Completion completion;

  Words(Completion completion) {
    this.completion = completion;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    completion
        .words(line.words(), line.wordIndex())
        .forEach(c -> candidates.add(candidate(c.word(), c.description())));
    if (line.wordIndex() > 0) {
      completion
          .paths(line.words().subList(0, line.wordIndex()), line.word())
          .forEach(c -> candidates.add(path(c.word())));
    }
  }

  private static Candidate candidate(String word, String description) {
    return new Candidate(
        word, word, null, description.isBlank() ? null : description, null, null, true);
  }

  /** A folder may go on: no blank after it. */
  private static Candidate path(String path) {
    return new Candidate(path, path, null, null, null, null, !path.endsWith("/"));
  }
}
