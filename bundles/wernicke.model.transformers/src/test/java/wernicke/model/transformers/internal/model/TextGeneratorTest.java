package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Generated;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.TokenIds;
import wernicke.model.transformers.internal.Oracle;

/** Texts continued by tiny-gpt2-books, against {@code generate} of Hugging Face transformers. */
class TextGeneratorTest {
  private static TransformerModel model;

  @BeforeAll
  static void open() {
    model = Oracle.model(Oracle.books());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void sameTextsAsTransformers() {
    JsonObject oracle = Oracle.json("continuations.json");
    List<String> prompts = Oracle.texts(oracle.get("prompts"));
    int tokens = oracle.get("tokens").getAsInt();
    assertThat(model.generate(prompts, tokens, Progress.NONE))
        .isEqualTo(Oracle.texts(oracle.get("continuations")));
  }

  /** Their ids are those of the tokenizers library, for prompts and for texts as they go on. */
  @Test
  void sameIdsAsTokenizers() {
    JsonObject oracle = Oracle.json("continuation-ids.json");
    List<String> prompts = Oracle.texts(Oracle.json("continuations.json").get("prompts"));
    int tokens = Oracle.json("continuations.json").get("tokens").getAsInt();
    List<TokenIds> ids =
        model.generated(prompts, tokens, Progress.NONE).stream().map(Generated::ids).toList();
    for (int i = 0; i < prompts.size(); i++) {
      List<Integer> whole = new ArrayList<>(ids.get(i).prompt());
      assertThat(whole).isEqualTo(integers(oracle, "prompts", i));
      assertThat(ids.get(i).continuation()).hasSize(tokens);
      whole.addAll(ids.get(i).continuation());
      assertThat(whole).isEqualTo(integers(oracle, "whole", i));
    }
  }

  private static List<Integer> integers(JsonObject oracle, String name, int row) {
    JsonArray cells = oracle.getAsJsonArray(name).get(row).getAsJsonArray();
    return cells.asList().stream().map(JsonElement::getAsInt).toList();
  }

  @Test
  void equalPromptsInAnyOrder() {
    List<String> prompts = List.of("The sea", "Alice was not", "The sea", "The sea");
    List<String> texts = model.generate(prompts, 6, Progress.NONE);
    assertThat(texts.get(2)).isEqualTo(texts.get(0)).isEqualTo(texts.get(3));
    assertThat(model.generate(prompts.subList(1, 2), 6, Progress.NONE))
        .containsExactly(texts.get(1));
    assertThat(model.generate(List.of(), 6, Progress.NONE)).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> model.generate(List.of("a ".repeat(300)), 6, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("do not fit the context of 256 tokens: shorten it");
    assertThatThrownBy(() -> model.generate(List.of(""), 6, Progress.NONE))
        .isInstanceOf(PluginException.class);
    assertThatThrownBy(() -> model.generate(List.of("a"), 0, Progress.NONE))
        .isInstanceOf(PluginException.class);
  }

  @Test
  void encoderAndDecoder(@TempDir Path folder) {
    try (TransformerModel t5 = Oracle.model(Oracle.family("t5-v1_1", folder))) {
      List<String> texts = t5.generate(List.of("The sea", "was calm"), 5, Progress.NONE);
      assertThat(texts).hasSize(2).doesNotContain("");
      assertThat(t5.generate(List.of("was calm"), 5, Progress.NONE)).containsExactly(texts.get(1));
    }
  }
}
