package wernicke.dataset.described.internal.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Assembly;
import wernicke.api.Part;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.formats.internal.table.Decimal;

/** Whether the texts can be what people read or heard. */
final class TextCheck {
  private static final double OFTEN = 0.5;
  private static final double REPEATED = 0.05;

  /** What UTF-8 looks like if it was read as Latin-1 and saved. */
  private static final List<String> GARBLED = List.of("Ã©", "Ã¼", "Ã¤", "Ã¶", "â€", "\uFFFD");

  private final Descriptor descriptor;
  private final List<Part> parts;
  private final Problems warnings;

  TextCheck(Descriptor descriptor, Assembly assembly, Problems warnings) {
    this.descriptor = descriptor;
    this.parts = assembly.stimuli().parts();
    this.warnings = warnings;
  }

  void run() {
    long numbers = parts.stream().filter(p -> Decimal.POINT.parse(p.text()).isPresent()).count();
    if (numbers > OFTEN * parts.size()) {
      warnings.add(
          file() + ": " + numbers + " of " + parts.size() + " texts are numbers; look at 'text'");
    }
    parts.stream()
        .filter(p -> GARBLED.stream().anyMatch(p.text()::contains))
        .findFirst()
        .ifPresent(
            p ->
                warnings.add(
                    file()
                        + ": '"
                        + Examples.shortened(p.text())
                        + "' was decoded wrongly before; save the original as UTF-8"));
    if (!(descriptor.layout() instanceof Layout.TimeSeries)) {
      repeated();
    }
  }

  /** Words come again; whole presentations rarely do. */
  private void repeated() {
    Map<String, Integer> counts = new HashMap<>();
    parts.stream()
        .filter(p -> p.text().indexOf(' ') >= 0)
        .forEach(p -> counts.merge(p.text(), 1, Integer::sum));
    int again = counts.values().stream().mapToInt(n -> n - 1).sum();
    if (again > REPEATED * parts.size()) {
      String most =
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      warnings.add(
          file()
              + ": "
              + again
              + " of "
              + parts.size()
              + " texts were presented before, such as '"
              + Examples.shortened(most)
              + "'; if a row is one person's response, name 'value' and 'subject', or average"
              + " beforehand");
    }
  }

  private String file() {
    return descriptor.layout().files().get(0).name();
  }
}
