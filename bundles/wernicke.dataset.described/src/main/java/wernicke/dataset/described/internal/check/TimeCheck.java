package wernicke.dataset.described.internal.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wernicke.api.Assembly;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.problem.Problems;

/** Whether words and scans can be on one clock in seconds. */
final class TimeCheck {
  /** A scan takes from some 50 ms to some 10 s. */
  private static final double LONGEST_TR = 30;

  private static final double SHORTEST_TR = 0.02;

  /** Slow reading and fast speech, words in a second. */
  private static final double SLOWEST = 0.2;

  private static final double FASTEST = 8;
  private static final double OUTSIDE = 0.1;
  private static final double COVERED = 0.5;
  private static final int FEW = 10;

  private final Layout.TimeSeries layout;
  private final Assembly assembly;
  private final Problems warnings;
  private final String words;

  /** First and last time, and how many there were. */
  private static final class Span {
    private double first = Double.POSITIVE_INFINITY;
    private double last = Double.NEGATIVE_INFINITY;
    private int count;

    private void add(double time) {
      first = Math.min(first, time);
      last = Math.max(last, time);
      count++;
    }

    private double seconds() {
      return last - first;
    }
  }

  TimeCheck(Layout.TimeSeries layout, Assembly assembly, Problems warnings) {
    this.layout = layout;
    this.assembly = assembly;
    this.warnings = warnings;
    this.words = layout.words().file().name();
  }

  void run() {
    tr();
    outside();
    rates();
    silentRuns();
    covered();
  }

  private void tr() {
    double tr = layout.scans().tr();
    if (tr > LONGEST_TR || tr < SHORTEST_TR) {
      warnings.key(
          "scans.tr",
          text(
              "is %s, seconds of a scan; if milliseconds are meant write %s",
              number(tr), number(tr / 1000)));
    }
  }

  /** Words that fall into no scan: another unit, another start. */
  private void outside() {
    List<Part> parts = assembly.stimuli().parts();
    long outside = parts.stream().filter(p -> p.presentation() < 0).count();
    if (outside <= OUTSIDE * parts.size()) {
      return;
    }
    Span heard = words();
    Span scanned = scans();
    double factor = heard.seconds() / scanned.seconds();
    warnings.add(
        text(
            "%s: %d of %d words fall into no scan: words from %s to %s s, scans from %s to %s s;"
                + " %s",
            words,
            outside,
            parts.size(),
            number(heard.first),
            number(heard.last),
            number(scanned.first),
            number(scanned.last),
            factor > 100
                ? "if the onsets are milliseconds, divide them by 1000"
                : "look at 'scans.start', 'scans.tr' and the words' runs"));
  }

  private Span words() {
    Span span = new Span();
    assembly.stimuli().parts().forEach(p -> span.add(p.time()));
    return span;
  }

  private Span scans() {
    Span span = new Span();
    for (Presentation scan : assembly.stimuli().presentations()) {
      double middle = Double.parseDouble(scan.metadata().get(Presentation.TIME));
      span.add(middle - layout.scans().tr() / 2);
      span.add(middle + layout.scans().tr() / 2);
    }
    return span;
  }

  /** Words in a second, passage by passage. */
  private void rates() {
    Map<String, Span> passages = new LinkedHashMap<>();
    for (Part part : assembly.stimuli().parts()) {
      passages.computeIfAbsent(part.passage(), p -> new Span()).add(part.time());
    }
    passages.forEach(this::rate);
  }

  private void rate(String passage, Span span) {
    double rate = (span.count - 1) / span.seconds();
    if (span.count < FEW || (rate >= SLOWEST && rate <= FASTEST)) {
      return;
    }
    warnings.add(
        text(
            "%s: '%s' has %s words a second, people speak and read 1 to 6; %s",
            words,
            passage,
            Double.isInfinite(rate) ? "all" : number(rate),
            rate < SLOWEST
                ? "if its onsets are milliseconds, divide them by 1000"
                : "onsets are seconds, one for each word: look at the column"));
  }

  private void silentRuns() {
    Map<String, Integer> heard = new LinkedHashMap<>();
    for (Presentation scan : assembly.stimuli().presentations()) {
      heard.putIfAbsent(scan.metadata().get("run"), 0);
    }
    for (Part part : assembly.stimuli().parts()) {
      if (part.presentation() >= 0) {
        Presentation scan = assembly.stimuli().presentations().get(part.presentation());
        heard.merge(scan.metadata().get("run"), 1, Integer::sum);
      }
    }
    heard.forEach(
        (run, count) -> {
          if (count == 0) {
            warnings.add(
                text(
                    "%s: no word falls into any scan of run '%s'; add its words, or take its scans"
                        + " out by 'scored'",
                    words, run));
          }
        });
  }

  /** Scans that go on long after the last word. */
  private void covered() {
    Span heard = words();
    Span scanned = scans();
    if (heard.seconds() < COVERED * scanned.seconds()) {
      warnings.add(
          text(
              "%s: the words span %s s of the scans' %s s; are the onsets seconds, is 'scans.tr'"
                  + " right, are words missing?",
              words, number(heard.seconds()), number(scanned.seconds())));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A few digits. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.4f" : "%.2f", value);
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }
}
