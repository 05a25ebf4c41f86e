package wernicke.model.transformers.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.model.transformers.internal.Oracle;

class ContextTest {
  @Test
  void preparesAsBrainScoreDoes() {
    for (JsonElement element : Oracle.json("strings.json").getAsJsonArray("contexts")) {
      JsonObject context = element.getAsJsonObject();
      List<String> parts = Oracle.texts(context.get("parts"));
      assertThat(Context.of(parts).text())
          .as(parts.toString())
          .isEqualTo(context.get("text").getAsString());
    }
  }

  @Test
  void everyPrefixIsWhatThePartsSoFarGive() {
    List<String> parts =
        List.of("", "Well", ",", " ", "a . b", "...", "\u00a0", "😀 !", "c\u2003", ";", "d", "");
    Context whole = Context.of(parts);
    assertThat(whole.parts()).isEqualTo(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      assertThat(whole.prefix(i)).isEqualTo(Context.of(parts.subList(0, i + 1)).text());
    }
    assertThat(whole.text()).isEqualTo("Well, a. b... 😀! c; d");
  }

  @Test
  void knowsBlankParts() {
    Context context = Context.of(List.of(" ", "a", "", ",", "\t"));
    assertThat(List.of(0, 1, 2, 3, 4).stream().map(context::blank))
        .containsExactly(true, false, true, false, true);
  }
}
