package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home that 0.1.0 wrote is opened: nothing in it is lost, and its recordings serve. */
class OldHomeIT {
  private static final String ARCHIVE = "/releases/home-0.1.0.zip";

  @TempDir private Path home;
  private Service service;

  @BeforeEach
  void start() throws Exception {
    try (InputStream in = OldHomeIT.class.getResourceAsStream(ARCHIVE);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = home.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    service = new Service(home);
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  @Test
  void itsResultsAreListedAndShown() throws Exception {
    Map<String, Double> raw = results();
    assertThat(raw).hasSize(8);
    assertThat(raw.get("tiny-gpt2-books")).isCloseTo(0.5387, within(5e-5));
    assertThat(raw.get("oasm-2")).isCloseTo(-0.0546, within(5e-5));
    assertThat(service.run("result", "d1c802194b1e").ok().out())
        .contains("transformer.h.3", "wernicke 0.1.0");
  }

  @Test
  void itsRecordingsServe() throws Exception {
    Map<String, FileTime> before = recordings();
    assertThat(before).hasSize(3);
    JsonObject score =
        service.run("score", "word-length", "Demo-ridge", "--no-controls", "--json").ok().json();
    assertThat(score.get("raw").getAsDouble())
        .isCloseTo(results().get("word-length"), within(1e-9));
    assertThat(recordings()).as("recorded once, by 0.1.0").isEqualTo(before);
  }

  private Map<String, Double> results() throws Exception {
    Map<String, Double> raw = new TreeMap<>();
    String out = service.run("results", "--json").ok().out();
    for (JsonElement element : JsonParser.parseString(out).getAsJsonArray()) {
      JsonObject result = element.getAsJsonObject();
      raw.put(result.get("model").getAsString(), result.get("raw").getAsDouble());
    }
    return raw;
  }

  private Map<String, FileTime> recordings() throws Exception {
    try (Stream<Path> files = Files.walk(home.resolve("store/recordings"))) {
      return files
          .filter(file -> file.toString().endsWith(".safetensors"))
          .collect(Collectors.toMap(file -> file.getFileName().toString(), OldHomeIT::time));
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
