package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.itests.ChangeTable.Place;

/**
 * A model family or a metric is known by name only where {@code docs/architecture.md} says that a
 * new one is to be added. A metric from outside this repository is {@link NeighbourIT}'s.
 */
class OnePlaceIT {
  private static final String FAMILY = "a new model family";
  private static final String METRIC = "a new metric";
  private static final Pattern ROW = Pattern.compile("Row\\.of\\(\"([^\"]+)\"");
  private static final String ID = "wernicke.id=";

  /** What else may name a metric, and why. */
  private static final Map<Place, String> NAME_METRICS =
      Map.of(
          new Place("bundles/wernicke.dataset.<name>"),
          "a benchmark says by which metric it is scored",
          new Place("bundles/wernicke.formats/**/netcdf/BrainScore.java"),
          "so do those that Brain-Score has published",
          new Place("bundles/wernicke.model.transformers/**/rotary/RotaryScaling.java"),
          "no metric: rotary positions are scaled linearly",
          new Place("bundles/wernicke.testing"),
          "what tests share");

  /** What else may name a family, and why. */
  private static final Map<Place, String> NAME_FAMILIES =
      Map.of(new Place("bundles/wernicke.testing"), "what tests share");

  private static final SourceTree SOURCES = new SourceTree(Places.ROOT);
  private static ChangeTable table;

  @BeforeAll
  static void read() throws Exception {
    table = ChangeTable.of(Places.ROOT.resolve("docs/architecture.md"));
  }

  /** As the table of families names them: {@code model_type} in configs. */
  private static Set<String> families() throws IOException {
    Path families =
        SOURCES.files().stream()
            .filter(file -> file.endsWith("family/Families.java"))
            .findFirst()
            .orElseThrow();
    return ROW.matcher(Files.readString(Places.ROOT.resolve(families)))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As the metrics of this repository name themselves. */
  private static Set<String> metrics() throws IOException {
    return SOURCES.files().stream()
        .filter(new Place("bundles/wernicke.metric.<name>")::has)
        .flatMap(file -> SOURCES.texts(file).stream())
        .filter(text -> text.startsWith(ID))
        .map(text -> text.substring(ID.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aFamilyIsNamedOnlyWhereANewOneIsAdded() throws Exception {
    assertThat(families()).contains("gpt2", "llama", "gemma3_text", "t5").hasSizeGreaterThan(10);
    assertThat(strangers(SOURCES, families(), FAMILY, NAME_FAMILIES)).isEmpty();
  }

  @Test
  void aMetricIsNamedOnlyWhereANewOneIsAdded() throws Exception {
    assertThat(metrics()).contains("ridge", "linear", "rsa", "cka").hasSizeGreaterThan(7);
    assertThat(strangers(SOURCES, metrics(), METRIC, NAME_METRICS)).isEmpty();
  }

  private static List<Path> strangers(
      SourceTree sources, Set<String> names, String change, Map<Place, String> others)
      throws IOException {
    return sources.naming(names).stream()
        .filter(file -> table.places(change).stream().noneMatch(place -> place.has(file)))
        .filter(file -> others.keySet().stream().noneMatch(place -> place.has(file)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {FAMILY, METRIC})
  void theDocumentNamesPlacesThatAreThere(String change) throws Exception {
    List<Path> files = SOURCES.files();
    assertThat(table.places(change))
        .isNotEmpty()
        .allMatch(place -> files.stream().anyMatch(place::has));
  }

  @Test
  void noExceptionIsNeedless() throws Exception {
    Set<Path> naming = SOURCES.naming(families());
    assertThat(NAME_FAMILIES.keySet()).allMatch(place -> naming.stream().anyMatch(place::has));
    Set<Path> measuring = SOURCES.naming(metrics());
    assertThat(NAME_METRICS.keySet()).allMatch(place -> measuring.stream().anyMatch(place::has));
  }

  @Test
  void aNameInAWrongPlaceIsFound(@TempDir Path checkout) throws Exception {
    plant(checkout, "bundles/wernicke.scorer/src/main/java/wernicke/scorer/internal/Wrong.java");
    plant(checkout, "runtime/launcher/src/main/java/wernicke/launcher/Wrong.java");
    plant(
        checkout,
        "bundles/wernicke.model.transformers/src/main/java/wernicke/model/transformers/internal/"
            + "family/Right.java");
    plant(
        checkout,
        "bundles/wernicke.metric.rsa/src/main/java/wernicke/metric/rsa/internal/Right.java");
    SourceTree planted = new SourceTree(checkout);

    assertThat(strangers(planted, Set.of("gpt2"), FAMILY, NAME_FAMILIES))
        .extracting(Path::toString)
        .containsExactly(
            "bundles/wernicke.metric.rsa/src/main/java/wernicke/metric/rsa/internal/Right.java",
            "bundles/wernicke.scorer/src/main/java/wernicke/scorer/internal/Wrong.java",
            "runtime/launcher/src/main/java/wernicke/launcher/Wrong.java");
    assertThat(strangers(planted, Set.of("rsa"), METRIC, NAME_METRICS)).hasSize(3);
    assertThat(strangers(planted, Set.of("cka", "llama"), FAMILY, NAME_FAMILIES)).isEmpty();
  }

  private static void plant(Path checkout, String file) throws IOException {
    Files.createDirectories(checkout.resolve(file).getParent());
    Files.writeString(
        checkout.resolve(file),
        """
        /** Not "cka", a comment. */
        class Planted { // "llama" neither
          char quote = '"';
          boolean known(String id) { return id.equals("gpt2") || id.equals("rsa"); }
        }
        """);
  }
}
