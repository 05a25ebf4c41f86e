package wernicke.shell.internal.stimuli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wernicke.api.console.Terminal;
import wernicke.console.internal.text.Wrapped;

/** Stimuli for people: passage by passage, a presentation a paragraph, as wide as the terminal. */
public final class StimuliText {
  private final int columns;
  private final int number;
  private final boolean timed;
  private String passage;

  /**
   * Finds out how wide the columns are.
   *
   * @param terminal lines are broken at its width; not at all if there is none
   */
  public StimuliText(List<Stimulus> stimuli, Terminal terminal) {
    this.columns = terminal.width();
    this.number =
        stimuli.stream().mapToInt(s -> String.valueOf(s.number()).length()).max().orElse(1);
    this.timed = stimuli.stream().anyMatch(s -> Double.isFinite(s.first()));
  }

  /** The lines of a presentation, after a heading if another passage begins. */
  public List<String> lines(Stimulus stimulus) {
    List<String> lines = new ArrayList<>();
    if (!stimulus.passage().equals(passage)) {
      passage = stimulus.passage();
      String story = stimulus.metadata().getOrDefault("story", passage);
      lines.add("passage " + passage + (story.equals(passage) ? "" : ", story " + story));
    }
    String start = start(stimulus);
    String text = stimulus.text().isEmpty() ? "(nothing is said)" : stimulus.text();
    String mark = stimulus.scored() ? "" : stimulus.number() == 0 ? "[context] " : "[not scored] ";
    lines.addAll(Wrapped.lines(start, mark + text.replaceAll("\\R", " "), columns));
    return lines;
  }

  private String start(Stimulus stimulus) {
    String count = stimulus.number() == 0 ? "" : String.valueOf(stimulus.number());
    String start = " ".repeat(number - count.length() + 2) + count + "  ";
    if (!timed) {
      return start;
    }
    return start
        + (Double.isFinite(stimulus.first())
            ? String.format(Locale.ROOT, "%8.2f s  ", stimulus.first())
            : " ".repeat(12));
  }
}
