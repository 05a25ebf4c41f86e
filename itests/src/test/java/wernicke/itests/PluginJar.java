package wernicke.itests;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds a plugin bundle from one Java source, as the README tells a plugin author to. */
final class PluginJar {
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern CLASS = Pattern.compile("\\bclass (\\w+)");

  private PluginJar() {}

  /**
   * Compiles a source against the api and makes a bundle of it.
   *
   * @param version bundle version
   * @param folder where the jar goes; it appears there at once, complete
   */
  static Path build(String source, String version, Path folder) throws Exception {
    String name = find(CLASS, source);
    String pack = find(PACKAGE, source);
    Path work = Files.createTempDirectory("plugin");
    Path file = work.resolve(name + ".java");
    Files.writeString(file, source);
    Path classes = Files.createDirectory(work.resolve("classes"));
    compile(file, classes);
    Path jar = work.resolve(pack + ".jar");
    bundle(pack, version, classes, jar);
    Path dropped = drop(jar, folder);
    delete(work);
    return dropped;
  }

  /** Copies a jar into a folder, where it appears at once, complete. */
  static Path drop(Path jar, Path folder) throws IOException {
    Path name = jar.getFileName();
    Path there = Files.copy(jar, folder.resolve("." + name), StandardCopyOption.REPLACE_EXISTING);
    return Files.move(
        there,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** A bundle that can never resolve: it imports a package that nobody has. */
  static Path broken(String name, Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Import-Package", "no.such.pack");
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }

  private static String find(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + pattern + " in the source");
    }
    return matcher.group(1);
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", classes.toString(), "--release", "17", "-proc:none");
      boolean ok =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      if (!ok) {
        throw new IOException("the plugin does not compile:\n" + messages);
      }
    }
  }

  private static void bundle(String name, String version, Path classes, Path jar) throws Exception {
    try (Builder builder = new Builder()) {
      builder.setProperty("Bundle-SymbolicName", name);
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("-noextraheaders", "true");
      builder.addClasspath(classes.toFile());
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (entry.contains("wernicke.api") || entry.contains("org.osgi.")) {
          builder.addClasspath(new File(entry));
        }
      }
      builder.setProperty("-includeresource", classes.toString());
      try (Jar built = builder.build()) {
        if (!builder.getErrors().isEmpty()) {
          throw new IOException("bnd: " + builder.getErrors());
        }
        built.write(jar.toFile());
      }
    }
  }

  /** Removes everything from a folder. */
  static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        delete(file);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted((a, b) -> b.compareTo(a))
          .forEach(
              f -> {
                try {
                  Files.delete(f);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
