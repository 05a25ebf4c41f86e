package wernicke.shell.internal.prompt;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import wernicke.shell.internal.cli.Kind;

/** TAB: first the verbs with their summaries, then what may come next. */
final class Words implements Completer {
  private final Completion completion;

  Words(Completion completion) {
    this.completion = completion;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line.wordIndex() == 0) {
      completion.candidates(Kind.VERB).forEach(c -> candidates.add(candidate(c)));
      return;
    }
    if (line.word().startsWith("-")) {
      completion.options(line.words().get(0)).forEach(c -> candidates.add(candidate(c)));
      return;
    }
    completion
        .kind(line.words(), line.wordIndex())
        .ifPresent(
            kind -> {
              completion.candidates(kind).forEach(c -> candidates.add(candidate(c)));
              if (kind == Kind.FILE || kind == Kind.FOLDER) {
                completion.paths(line.word(), kind).forEach(c -> candidates.add(path(c)));
              }
            });
  }

  private static Candidate candidate(Completion.Candidate candidate) {
    String description = candidate.description().isBlank() ? null : candidate.description();
    return new Candidate(candidate.word(), candidate.word(), null, description, null, null, true);
  }

  /** A folder may go on: no blank after it. */
  private static Candidate path(Completion.Candidate path) {
    boolean whole = !path.word().endsWith("/");
    return new Candidate(path.word(), path.word(), null, null, null, null, whole);
  }
}
