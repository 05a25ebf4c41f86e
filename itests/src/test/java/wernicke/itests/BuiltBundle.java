package wernicke.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of our bundles as it was built.
 *
 * @param name symbolic name
 * @param imports packages that it imports
 * @param exports packages that it exports
 * @param content packages that it holds
 */
record BuiltBundle(String name, Set<String> imports, Set<String> exports, Set<String> content) {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final List<String> LIBRARIES =
      List.of("api", "linalg", "formats", "folders", "codec", "console", "report");

  /** All of a folder. */
  static List<BuiltBundle> all(Path folder) throws IOException {
    List<BuiltBundle> bundles = new ArrayList<>();
    try (Stream<Path> jars = Files.list(folder)) {
      for (Path jar :
          jars.filter(j -> j.getFileName().toString().startsWith("wernicke.")).toList()) {
        bundles.add(of(jar));
      }
    }
    return bundles;
  }

  private static BuiltBundle of(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes manifest = file.getManifest().getMainAttributes();
      Set<String> content =
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class"))
              .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
              .collect(Collectors.toCollection(TreeSet::new));
      return new BuiltBundle(
          manifest.getValue("Bundle-SymbolicName").replaceFirst(";.*", ""),
          packages(manifest.getValue("Import-Package")),
          packages(manifest.getValue("Export-Package")),
          content);
    }
  }

  private static Set<String> packages(String header) {
    if (header == null) {
      return Set.of();
    }
    return Stream.of(QUOTED.matcher(header).replaceAll("").split(",", -1))
        .map(clause -> clause.replaceFirst(";.*", "").strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Which of our libraries it imports from another bundle, or carries a copy of. */
  Set<String> uses() {
    return LIBRARIES.stream()
        .filter(library -> !name.equals("wernicke." + library))
        .filter(library -> uses("wernicke." + library))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean uses(String library) {
    return Stream.concat(imports.stream(), content.stream())
        .anyMatch(used -> used.equals(library) || used.startsWith(library + "."));
  }
}
