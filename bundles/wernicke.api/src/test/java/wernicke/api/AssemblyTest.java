package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results are found again by an assembly's fingerprint: whatever they depend on is in it. */
class AssemblyTest {
  private String dataset = "d";
  private List<Part> parts = List.of(new Part("one", "a", 0, 1.5), new Part("two", "b", 1, 2.5));
  private List<Presentation> presentations =
      List.of(
          new Presentation("p0", "a", Map.of("story", "x", "run", "1")),
          new Presentation("p1", "b", Map.of("story", "y", "run", "1")));
  private List<Neuroid> neuroids = List.of(new Neuroid("n", "s", Map.of("roi", "IFG")));
  private float[] values = {1, 2};
  private List<Integer> scored = List.of(0, 1);
  private Alignment alignment = new Alignment(List.of(1, 2), true);
  private Map<String, String> notes = Map.of();

  private String fingerprint() {
    return new Assembly(
            dataset,
            new Stimuli("s", parts, presentations),
            neuroids,
            Matrix.column(values),
            scored,
            alignment,
            notes)
        .fingerprint();
  }

  private Presentation first(String id, Map<String, String> metadata) {
    return new Presentation(id, "a", metadata);
  }

  @Test
  void whateverNumbersDependOnCounts() {
    List<String> seen = new ArrayList<>(List.of(fingerprint()));
    dataset = "e";
    seen.add(fingerprint());
    parts = List.of(parts.get(0), new Part("too", "b", 1, 2.5));
    seen.add(fingerprint());
    Presentation second = presentations.get(1);
    presentations = List.of(first("q0", Map.of("story", "x", "run", "1")), second);
    seen.add(fingerprint());
    presentations = List.of(first("q0", Map.of("story", "y", "run", "1")), second);
    seen.add(fingerprint());
    presentations = List.of(first("q0", Map.of("story", "y", "part", "1")), second);
    seen.add(fingerprint());
    presentations = List.of(first("q0", Map.of("story", "y")), second);
    seen.add(fingerprint());
    neuroids = List.of(new Neuroid("m", "s", Map.of("roi", "IFG")));
    seen.add(fingerprint());
    neuroids = List.of(new Neuroid("m", "t", Map.of("roi", "IFG")));
    seen.add(fingerprint());
    neuroids = List.of(new Neuroid("m", "t", Map.of("roi", "AntTemp")));
    seen.add(fingerprint());
    values = new float[] {1, 3};
    seen.add(fingerprint());
    scored = List.of(1);
    seen.add(fingerprint());
    alignment = new Alignment(List.of(1, 2, 3), true);
    seen.add(fingerprint());
    alignment = new Alignment(List.of(1, 2, 4), true);
    seen.add(fingerprint());
    alignment = new Alignment(List.of(1, 2, 4), false);
    seen.add(fingerprint());
    alignment = new Alignment(List.of(1, 2, 4), false, Alignment.Words.LANCZOS);
    seen.add(fingerprint());
    parts = List.of(parts.get(0), new Part("too", "b", 1, 2.75));
    seen.add(fingerprint());
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void theRestDoesNot() {
    String before = fingerprint();
    notes = Map.of("synthetic", "a toy");
    Map<String, String> reversed = new LinkedHashMap<>();
    reversed.put("run", "1");
    reversed.put("story", "x");
    presentations = List.of(first("p0", reversed), presentations.get(1));
    parts = List.of(parts.get(0), new Part("two", "b", 1, 9)); // times are for Lanczos only
    assertThat(fingerprint()).isEqualTo(before);
  }
}
