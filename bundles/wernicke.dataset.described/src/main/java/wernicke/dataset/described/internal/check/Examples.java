package wernicke.dataset.described.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.data.Descriptors.Example;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.load.Loaded;

/** The first, the middle and the last scored presentation that has a text, as they were read. */
final class Examples {
  private static final int RESPONSES = 3;
  private static final int SHOWN = 60;

  private final Descriptor descriptor;
  private final Loaded loaded;
  private final Assembly assembly;

  private Examples(Descriptor descriptor, Loaded loaded) {
    this.descriptor = descriptor;
    this.loaded = loaded;
    this.assembly = loaded.assembly();
  }

  static List<Example> of(Descriptor descriptor, Loaded loaded) {
    Examples examples = new Examples(descriptor, loaded);
    return examples.chosen().stream().map(examples::example).toList();
  }

  private Set<Integer> chosen() {
    Set<Integer> spoken =
        assembly.stimuli().parts().stream().map(Part::presentation).collect(Collectors.toSet());
    List<Integer> candidates = assembly.scored().stream().filter(spoken::contains).toList();
    Set<Integer> chosen = new LinkedHashSet<>();
    if (!candidates.isEmpty()) {
      chosen.add(candidates.get(0));
      chosen.add(candidates.get(candidates.size() / 2));
      chosen.add(candidates.get(candidates.size() - 1));
    }
    return chosen;
  }

  private Example example(int i) {
    Presentation presentation = assembly.stimuli().presentations().get(i);
    List<Part> parts =
        assembly.stimuli().parts().stream().filter(p -> p.presentation() == i).toList();
    Map<String, Float> responses = new LinkedHashMap<>();
    List<Neuroid> neuroids = assembly.neuroids();
    for (int j = 0; j < Math.min(RESPONSES, neuroids.size()); j++) {
      responses.put(neuroids.get(j).id(), assembly.values().get(i, j));
    }
    return new Example(
        presentation.id(),
        presentation.passage(),
        parts.stream().map(Part::text).collect(Collectors.joining(" ")),
        descriptor.layout() instanceof Layout.TimeSeries series
            ? time(series, presentation, parts, i)
            : List.of(),
        loaded.places().get(i),
        responses,
        neuroids.size());
  }

  /** When the words were heard, which scan that is, and which scans are predicted from it. */
  private List<String> time(
      Layout.TimeSeries series, Presentation scan, List<Part> parts, int index) {
    double tr = series.scans().tr();
    double begin = Double.parseDouble(scan.metadata().get("onset"));
    double middle = Double.parseDouble(scan.metadata().get(Presentation.TIME));
    double shift = middle - tr / 2 - begin; // from the run's clock to the joint one
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "words at %s to %s s, scan %d (run %s) from %s to %s s",
            TimeCheck.number(parts.get(0).time() - shift),
            TimeCheck.number(parts.get(parts.size() - 1).time() - shift),
            index + 1,
            scan.metadata().get("run"),
            TimeCheck.number(begin),
            TimeCheck.number(begin + tr)));
    List<Integer> delays = descriptor.alignment().delays();
    if (!delays.isEmpty()) {
      lines.add(
          "predict the scans "
              + delays.stream()
                  .map(d -> String.valueOf(index + 1 + d))
                  .collect(Collectors.joining(", "))
              + " (delays)");
    }
    return lines;
  }

  /** The beginning of a text. */
  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
