package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wernicke.api.Draft;
import wernicke.api.NextTokens;
import wernicke.api.Progress;
import wernicke.model.transformers.internal.Oracle;

/** How well tiny-gpt2-books predicts texts, against NumPy. */
class NextTokensTest {
  private static final JsonObject ORACLE = Oracle.json("nextword.json");
  private static final String TEXT = ORACLE.get("text").getAsString();
  private static TransformerModel model;

  @BeforeAll
  static void open() {
    model = Oracle.model(Oracle.books());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static void check(NextTokens found, String name) {
    JsonObject expected = ORACLE.getAsJsonObject(name);
    assertThat(found.tokens()).isEqualTo(expected.get("tokens").getAsLong());
    assertThat(found.predicted()).isEqualTo(expected.get("predicted").getAsLong());
    assertThat(found.nats() / found.predicted())
        .isCloseTo(expected.get("loss").getAsDouble(), within(1e-5));
  }

  @Test
  void eachTextIsCutIntoWindows() {
    List<NextTokens> found =
        model.nextTokens(List.of(TEXT, TEXT.substring(0, 1000)), Progress.NONE, Draft.NONE);
    assertThat(found).hasSize(2);
    check(found.get(0), "own");
    check(found.get(1), "one_more");
  }

  @Test
  void oneTokenPredictsNothing() {
    assertThat(model.nextTokens(List.of("", "a"), Progress.NONE, Draft.NONE))
        .extracting(NextTokens::nats, NextTokens::predicted)
        .containsExactly(tuple(0.0, 0L), tuple(0.0, 0L));
  }
}
