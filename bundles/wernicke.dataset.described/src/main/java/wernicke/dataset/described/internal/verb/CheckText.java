package wernicke.dataset.described.internal.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import wernicke.api.data.Descriptors.Example;
import wernicke.api.data.Descriptors.Report;
import wernicke.console.internal.text.Texts;
import wernicke.console.internal.text.Wrapped;

/** What a check of a described data set found, for people. */
public final class CheckText {
  private final Report report;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  private CheckText(Report report, int columns) {
    this.report = report;
    this.columns = columns;
  }

  /**
   * The lines.
   *
   * @param columns width of the terminal; 0 if there is none
   */
  public static List<String> of(Report report, int columns) {
    CheckText text = new CheckText(report, columns);
    report.problems().forEach(p -> text.add("", p));
    report.facts().forEach(f -> text.add("", f));
    report.warnings().forEach(w -> text.add("warning: ", w));
    if (!report.examples().isEmpty()) {
      text.examples();
    }
    return text.lines;
  }

  private void add(String start, String text) {
    lines.addAll(Wrapped.lines(start, text, columns));
  }

  private void examples() {
    lines.add("");
    add(
        "",
        Texts.count(report.examples().size(), "presentation")
            + " as scored; look whether text, time and responses belong together:");
    report.examples().forEach(this::example);
    lines.add("");
  }

  private void example(Example example) {
    lines.add("");
    String passage =
        example.passage().equals(example.presentation()) ? "" : " of '" + example.passage() + "'";
    add("", example.presentation() + passage + ": \"" + example.text() + "\"");
    example.times().forEach(t -> add("  ", t));
    add("  ", example.place() + ": " + responses(example));
  }

  private static String responses(Example example) {
    String some =
        example.responses().entrySet().stream()
            .map(e -> e.getKey() + " " + value(e.getValue()))
            .collect(Collectors.joining(", "));
    return example.neuroids() > example.responses().size()
        ? some + " ... (" + example.neuroids() + " in all)"
        : some;
  }

  private static String value(float value) {
    return Float.isNaN(value) ? "missing" : String.valueOf(value);
  }
}
