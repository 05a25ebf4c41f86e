package wernicke.model.baseline.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Stimuli;

/**
 * Stimuli, and what NumPy and SciPy make of them ({@code itests/oracles/brennan2016/controls.py}).
 */
final class Examples {
  private Examples() {}

  /** Two passages; the third scan is empty, one word lies outside every scan. */
  static Stimuli scans() {
    return new Stimuli(
        "Scans",
        List.of(
            new Part("Alice", "one", 0),
            new Part("was", "one", 0),
            new Part("very", "one", 1),
            new Part("tired.", "one", -1),
            new Part("“Oh", "two", 3),
            new Part("naïve\uD83D\uDE00", "two", 3)),
        presentations("one", "one", "one", "two"));
  }

  /** Presentations of the given passages. */
  static List<Presentation> presentations(String... passages) {
    List<Presentation> presentations = new ArrayList<>();
    for (String passage : passages) {
      presentations.add(new Presentation("p" + presentations.size(), passage, Map.of()));
    }
    return presentations;
  }

  /** Passages of the given sizes, one word per presentation. */
  static Stimuli words(int... sizes) {
    List<Part> parts = new ArrayList<>();
    List<String> passages = new ArrayList<>();
    for (int passage = 0; passage < sizes.length; passage++) {
      for (int i = 0; i < sizes[passage]; i++) {
        parts.add(new Part("word", "passage" + passage, parts.size()));
        passages.add("passage" + passage);
      }
    }
    return new Stimuli("Words", parts, presentations(passages.toArray(String[]::new)));
  }

  static JsonObject oracle() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Examples.class.getResourceAsStream("controls.json")),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static float[] numbers(JsonArray array) {
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) array.get(i).getAsDouble();
    }
    return numbers;
  }

  /** Work that is cancelled when it has asked that many times. */
  static Progress cancelledAfter(int checks) {
    AtomicInteger left = new AtomicInteger(checks);
    return new Progress() {
      @Override
      public void report(double fraction, String what) {}

      @Override
      public boolean cancelled() {
        return left.getAndDecrement() <= 0;
      }
    };
  }
}
