package wernicke.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import wernicke.launcher.home.Caches;
import wernicke.launcher.home.Layout;

/**
 * Native libraries: where they unpack, how many threads they use, and that nothing is downloaded.
 */
final class Natives {
  private Natives() {}

  static void prepare(Layout layout) throws IOException {
    String threads =
        System.getProperty(
            "wernicke.threads", String.valueOf(Runtime.getRuntime().availableProcessors()));
    Path cache = Caches.ofProcess().folder(layout.home());
    Map.of(
            "wernicke.threads",
            threads,
            "ai.djl.pytorch.num_threads",
            threads,
            "ai.djl.pytorch.num_interop_threads",
            "1",
            "ai.djl.offline",
            "true",
            "OPT_OUT_TRACKING",
            "true",
            "DJL_CACHE_DIR",
            cache.resolve("djl").toString(),
            "org.bytedeco.javacpp.cachedir",
            cache.resolve("javacpp").toString(),
            "org.sqlite.tmpdir",
            emptied(layout.home().resolve("cache/sqlite")).toString())
        .forEach(
            (key, value) -> {
              if (System.getProperty(key) == null) {
                System.setProperty(key, value);
              }
            });
  }

  /**
   * SQLite unpacks under a new name each time, and a killed process leaves its file behind; so its
   * folder is not shared with other homes.
   */
  private static Path emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    return folder;
  }

  /** Names of the native library jars on the class path, for {@code doctor}. */
  static String onClassPath() {
    return Stream.of(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(
            name ->
                name.matches(
                    "(pytorch-(native|jni|engine)|tokenizers|openblas|javacpp|sqlite-jdbc)-.*\\.jar"))
        .sorted()
        .toList()
        .toString();
  }
}
