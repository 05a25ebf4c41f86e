package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A property of a model alone, from its text to its stored result, against NumPy. */
class NextWordIT {
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
  void theLossOfTheDemoModelIsThatOfTheOracle() throws Exception {
    service.run("data", "add", "WikiText2", Places.data("wikitext2").toString()).ok();
    assertThat(service.run("evaluations").ok().out()).contains("nextword");
    JsonObject result = evaluate();
    check(result.getAsJsonArray("rows"));
    JsonObject again = evaluate();
    assertThat(again.get("id")).isEqualTo(result.get("id"));
    assertThat(again.get("rows")).isEqualTo(result.get("rows"));
  }

  private JsonObject evaluate() throws Exception {
    return service.run("evaluate", "tiny-gpt2-books", "nextword", "--json").ok().json();
  }

  private static void check(JsonArray rows) throws Exception {
    Path file =
        Places.ROOT.resolve(
            "bundles/wernicke.model.transformers/src/test/resources/oracle/nextword.json");
    JsonObject oracle =
        JsonParser.parseString(Files.readString(file))
            .getAsJsonObject()
            .getAsJsonObject("wikitext2");
    assertThat(row(rows, 0, "loss").get("n")).isEqualTo(oracle.get("predicted"));
    assertThat(value(rows, 0, "loss")).isCloseTo(oracle.get("loss").getAsDouble(), within(1e-5));
    double perplexity = oracle.get("perplexity").getAsDouble();
    assertThat(value(rows, 1, "perplexity")).isCloseTo(perplexity, within(1e-5 * perplexity));
    assertThat(value(rows, 2, "bits-per-character"))
        .isCloseTo(oracle.get("bits_per_character").getAsDouble(), within(1e-5));
  }

  private static JsonObject row(JsonArray rows, int index, String measure) {
    JsonObject row = rows.get(index).getAsJsonObject();
    assertThat(row.get("measure").getAsString()).isEqualTo(measure);
    return row;
  }

  private static double value(JsonArray rows, int index, String measure) {
    return row(rows, index, measure).get("value").getAsDouble();
  }
}
