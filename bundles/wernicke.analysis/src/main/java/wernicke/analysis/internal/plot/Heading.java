package wernicke.analysis.internal.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;

/** The lines above and below every picture of a score. */
public final class Heading {
  /** What it takes of the height, from the top. */
  public static final double HEIGHT = 100;

  private static final double SMALL = 12;
  private static final double BOLD = 1.15; // how much longer bold text is
  private static final double MARGIN = 30;

  private Heading() {}

  /** The title of the whole, also for those who cannot see it. */
  public static String title(Score score) {
    return ResultName.of(score).text();
  }

  /**
   * Title, what was asked otherwise than the benchmark does, facts, and a warning if the data are
   * synthetic.
   */
  public static List<Mark> of(Score score, double left, double width) {
    return of(score.model(), score, facts(score), left, width);
  }

  /** The same for several scores on one benchmark. */
  public static List<Mark> of(List<Score> scores, double left, double width) {
    Score first = scores.get(0);
    String facts = String.join("  ·  ", first.metric(), scheme(first));
    return of(count(scores.size(), "result"), first, facts, left, width);
  }

  private static List<Mark> of(
      String subject, Score score, String facts, double left, double width) {
    List<Mark> marks = new ArrayList<>();
    String rest = " on " + score.benchmark();
    double room = width - left - MARGIN - BOLD * Text.length(rest, 20);
    String title = Text.fit(subject, BOLD * 20, room) + rest;
    marks.add(new Text(left, 34, title, 20, Anchor.START, Palette.TEXT, Text.Style.BOLD, 0));
    marks.add(line(left, 56, facts, 13, Palette.SOFT, width));
    if (score.notes().containsKey("synthetic")) {
      marks.addAll(warning(score.notes().get("synthetic"), left, width));
    }
    return marks;
  }

  private static String scheme(Score score) {
    return score.cv().equals("none") ? "no cross-validation" : score.cv();
  }

  private static String facts(Score score) {
    Stream<String> facts =
        Stream.of(
            ResultName.of(score).besides(),
            score.metric(),
            scheme(score),
            count(score.presentations(), "presentation"),
            count(score.neuroids(), "neuroid"),
            score.subjects().isEmpty() ? "" : count(score.subjects().size(), "subject"));
    return String.join("  ·  ", facts.filter(f -> !f.isEmpty()).toList());
  }

  private static List<Mark> warning(String note, double left, double width) {
    String text = note.startsWith("synthetic") ? note : "synthetic: " + note;
    List<Mark> marks = new ArrayList<>();
    List<String> parts = Text.wrap(text, SMALL, width - MARGIN - left);
    for (String part : parts.stream().limit(2).toList()) {
      marks.add(line(left, 76 + 15 * marks.size(), part, SMALL, Palette.WARNING, width));
    }
    return marks;
  }

  /** Notes, the last of them at the foot. */
  public static List<Mark> foot(List<String> notes, double left, double width, double height) {
    List<Mark> marks = new ArrayList<>();
    for (String note : notes) {
      double y = height - 14 - 16 * (notes.size() - 1 - marks.size());
      marks.add(line(left, y, note, SMALL, Palette.SOFT, width));
    }
    return marks;
  }

  /** {@code 1 subject}, {@code 2 subjects}. */
  public static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static Text line(
      double left, double y, String text, double size, String colour, double width) {
    String fitted = Text.fit(text, size, width - left - MARGIN);
    return Text.of(left, y, fitted, size, Anchor.START, colour);
  }
}
