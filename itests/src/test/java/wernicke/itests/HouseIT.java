package wernicke.itests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rooms are as {@code bundles/README.md} draws them. */
class HouseIT {
  /** Files of a package; where it grows beyond, it gets sub-rooms. */
  private static final int MOST_FILES = 18;

  /** Plugin authors compile against it: its classes stay where they are. */
  private static final String API = "wernicke.api";

  private static List<BuiltBundle> bundles;
  private static JavaClasses classes;

  @BeforeAll
  static void read() throws Exception {
    bundles = BuiltBundle.all(Places.APP.resolve("bundles"));
    try (Stream<Path> rooms = Files.list(Places.ROOT.resolve("bundles"))) {
      classes =
          new ClassFileImporter()
              .importPaths(
                  rooms
                      .map(room -> room.resolve("target/classes"))
                      .filter(Files::isDirectory)
                      .toList());
    }
  }

  @Test
  void theTableNamesWhatEachBundleUsesOfOurs() throws Exception {
    RoomTable table = RoomTable.of(Places.ROOT.resolve("bundles/README.md"));
    Map<String, Set<String>> built = new TreeMap<>();
    Map<String, Set<String>> drawn = new TreeMap<>();
    for (BuiltBundle bundle : bundles) {
      built.put(bundle.name(), bundle.uses());
      drawn.put(bundle.name(), table.uses(bundle.name()));
    }
    assertThat(built).hasSizeGreaterThan(20).isEqualTo(drawn);
  }

  @Test
  void onlyTheApiAndTheAlgebraExport() {
    assertThat(bundles)
        .filteredOn(bundle -> !bundle.exports().isEmpty())
        .extracting(BuiltBundle::name)
        .containsExactlyInAnyOrder("wernicke.api", "wernicke.linalg");
    assertThat(bundles)
        .flatExtracting(BuiltBundle::exports)
        .allMatch(name -> name.startsWith("wernicke.api") || name.startsWith("wernicke.linalg"))
        .noneMatch(name -> name.contains("internal"));
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    slices().matching("wernicke.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void theApiUsesTheJdkOnly() {
    classes()
        .that(resideInAPackage("wernicke.api.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "wernicke.api..", "org.osgi.annotation.."))
        .check(classes);
  }

  @Test
  void pluginsDoNotUseEachOther() {
    slices()
        .matching("wernicke.(*).(*).internal..")
        .namingSlices("$1 $2")
        .should()
        .notDependOnEachOther()
        .check(classes);
  }

  @Test
  void packagesAreSmall() throws Exception {
    assertThat(new SourceTree(Places.ROOT).crowded(MOST_FILES)).containsExactly(API);
  }

  @Test
  void aCrowdedPackageIsFound(@TempDir Path checkout) throws Exception {
    Path room = checkout.resolve("bundles/wernicke.one/src/main/java/wernicke/one/internal");
    Files.createDirectories(room);
    Files.createFile(room.resolve("package-info.java"));
    for (int i = 0; i < 3; i++) {
      Files.createFile(room.resolve("Class" + i + ".java"));
    }
    assertThat(new SourceTree(checkout).crowded(3)).isEmpty();
    assertThat(new SourceTree(checkout).crowded(2)).containsExactly("wernicke.one.internal");
  }
}
