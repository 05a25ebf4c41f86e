package wernicke.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are. */
final class Places {
  static final Path ROOT =
      Path.of(System.getProperty("wernicke.root")).toAbsolutePath().normalize();
  static final Path APP = ROOT.resolve("runtime/app/target/wernicke");

  private Places() {}

  /** A folder of real data; the test is skipped, saying so, where it is not there. */
  static Path data(String name) {
    Path folder =
        Path.of(System.getProperty("wernicke.shared")).resolve("data").resolve(name).normalize();
    assumeTrue(
        Files.isDirectory(folder),
        "skipped: the real data set '" + name + "' is not beside the checkout");
    return folder;
  }
}
