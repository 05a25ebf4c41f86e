package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model reads is printed, and data that can hardly be meant are told, in a service. */
class DataStimuliIT {
  @TempDir private Path home;
  private Service service;

  @BeforeEach
  void start() throws Exception {
    service = new Service(home, Map.of());
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  @Test
  void whatAModelReadsIsPrinted() throws Exception {
    Outcome csv = service.run("data", "stimuli", "Demo", "--csv").ok();
    assertThat(csv.out()).startsWith("presentation,id,passage,scored,");
    JsonObject json = service.run("data", "stimuli", "Demo", "--json", "--limit", "2").ok().json();
    assertThat(json.getAsJsonArray("stimuli")).hasSize(2);
    assertThat(csv.out().lines().count()).isGreaterThan(json.get("scored").getAsInt());
    assertThat(service.run("data", "stimuli", "Demo").ok().out()).contains("\npassage ");
    assertThat(service.run("data", "stimuli", "Demos").status()).isEqualTo(2);
  }

  @Test
  void dataWithoutResponsesArePrintedToo() throws Exception {
    service.run("data", "add", "WikiText2", Places.data("wikitext2").toString()).ok();
    assertThat(service.run("data", "stimuli", "WikiText2", "--limit", "1").ok().out())
        .contains("without responses");
  }

  @Test
  void onsetsInMillisecondsAreTold() throws Exception {
    Path folder = Files.createDirectories(home.resolve("elsewhere"));
    StringBuilder words = new StringBuilder("word;onset\n");
    StringBuilder bold = new StringBuilder("LATL;RATL\n");
    for (int i = 0; i < 400; i++) {
      words.append("w%d;%d\n".formatted(i, i * 500));
    }
    for (int i = 0; i < 100; i++) {
      bold.append(String.format(Locale.GERMANY, "%.2f;%.2f\n", Math.sin(i), Math.cos(i * i)));
    }
    Files.writeString(folder.resolve("w.csv"), words);
    Files.writeString(folder.resolve("b.csv"), bold);
    Files.writeString(
        folder.resolve("dataset.json"),
        """
        {"layout": "series",
         "words": {"file": "w.csv", "text": "word", "onset": "onset"},
         "scans": {"file": "b.csv", "header": true, "tr": 2}}
        """);
    Outcome check = service.run("data", "check", folder.toString()).ok();
    assertThat(check.out())
        .contains("warning: w.csv: 399 of 400 words fall into no scan")
        .contains("divide them by 1000")
        .contains("b.csv:row 2: LATL 0.0, RATL 1.0")
        .contains(" can be used, with 2 warnings");
    assertThat(service.run("data", "check", folder.toString(), "--strict").status()).isEqualTo(1);
  }
}
