package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/plugins.md} done from its text alone: its files written where it says, its commands
 * run as they stand, the jar dropped in where it says.
 */
class PluginChapterIT {
  private static final Pattern BLOCK =
      Pattern.compile("```(\\w+)(?: (\\S+))?\\n(.*?)```", Pattern.DOTALL);
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "var", "node_modules");
  private static final long LIMIT_MINUTES = 5;

  @TempDir Path folder;

  @Test
  void theMetricOfTheChapter() throws Exception {
    String chapter = Files.readString(Places.ROOT.resolve("docs/plugins.md"));
    List<String> commands = commands(chapter);
    assertThat(commands).hasSize(3);
    shell(checkout(), commands.get(0));

    Path project = Files.createDirectory(folder.resolve("project"));
    write(project, chapter);
    Path source = project.resolve("src/main/java/example/bestfeature/BestFeature.java");
    assertThat(chapter).contains("`src/main/java/example/bestfeature/BestFeature.java`");
    Files.createDirectories(source.getParent());
    Files.writeString(source, javaOfTheReadme());
    shell(project, commands.get(1));

    Path jar = project.resolve("target/example.bestfeature-1.0.0.jar");
    assertThat(chapter).contains("`target/example.bestfeature-1.0.0.jar`");
    assertThat(project.resolve("target/surefire-reports")).isDirectoryContaining("glob:**.txt");
    used(jar, commands.get(2));
  }

  private void used(Path jar, String commands) throws Exception {
    Path home = folder.resolve("home");
    try (Service service = new Service(home)) {
      PluginJar.drop(jar, home.resolve("deploy"));
      List<String> lines = commands.strip().lines().toList();
      assertThat(lines).allMatch(line -> line.startsWith("./wernicke "));
      String[] score = (lines.get(1) + " --wait --no-controls").split(" ", -1);
      List<String> words = List.of(score).subList(1, score.length);
      assertThat(service.run(words.toArray(String[]::new)).ok().out()).contains("best-feature");
      assertThat(service.run("metrics").ok().out()).contains("best-feature");
      assertThat(service.run("features", "count", "position").ok().out()).isEqualTo("1 models\n");
      assertThat(service.run("help", "features", "count").ok().out())
          .startsWith("features count [model] [--quiet]\n");
      assertThat(service.run("doctor").out()).containsPattern("features +room to compare features");
    }
  }

  private static List<String> commands(String chapter) {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(chapter);
    while (block.find()) {
      if (block.group(1).equals("sh")) {
        commands.add(block.group(3));
      }
    }
    return commands;
  }

  /** Every block that names a file. */
  private static void write(Path project, String chapter) throws IOException {
    Matcher block = BLOCK.matcher(chapter);
    int files = 0;
    while (block.find()) {
      if (block.group(2) != null) {
        Path file = project.resolve(block.group(2));
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.group(3));
        files++;
      }
    }
    assertThat(files).isEqualTo(5);
  }

  private static String javaOfTheReadme() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Places.ROOT.resolve("README.md")));
    while (block.find()) {
      if (block.group(1).equals("java")) {
        return block.group(3);
      }
    }
    throw new AssertionError("no Java block in the README");
  }

  /** A copy of this checkout, so that nothing that is being built here is built twice at once. */
  private Path checkout() throws IOException {
    Path copy = folder.resolve("checkout");
    Files.walkFileTree(
        Places.ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(dir.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(there(dir));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, there(file));
            return FileVisitResult.CONTINUE;
          }

          private Path there(Path path) {
            return copy.resolve(Places.ROOT.relativize(path).toString());
          }
        });
    return copy;
  }

  private void shell(Path where, String command) throws Exception {
    Path log = Files.createTempFile(folder, "shell", ".log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e", "-c", command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
    String output = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(ended).as("%s ended; so far:%n%s", command, output).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", command, output).isZero();
  }
}
