package wernicke.linalg.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Assembly;
import wernicke.api.CrossValidation;
import wernicke.api.PluginException;
import wernicke.api.Split;
import wernicke.testing.Oracles;

class SplitsTest {
  static Stream<JsonObject> cases() {
    return Oracles.cases(SplitsTest.class, "splits.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameIndicesAsScikitLearn(JsonObject oracle) throws Exception {
    int groups = oracle.has("groups") ? oracle.get("groups").getAsInt() : 1;
    boolean text = oracle.has("text_labels") && oracle.get("text_labels").getAsBoolean();
    Assembly assembly =
        Folds.assembly(
            oracle.get("n").getAsInt(),
            i -> (text ? "story " : "") + (i * 7919 / 13) % groups,
            i -> true);
    CrossValidation cv = CrossValidation.parse(oracle.get("scheme").getAsString());
    String actual = text(Splits.of(cv, assembly));
    if (oracle.has("text")) {
      assertThat(actual).isEqualTo(oracle.get("text").getAsString());
    }
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(actual.getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(oracle.get("sha256").getAsString());
  }

  @Test
  void indicesAreThoseOfTheScoredPresentations() {
    Assembly assembly = Folds.assembly(20, i -> "s", i -> i % 2 == 1);
    List<Split> splits = Splits.of(CrossValidation.contiguous(2, 1), assembly);
    assertThat(text(splits)).isEqualTo("13,15,17,19|1,3,5,7,9;1,3,5,7|11,13,15,17,19");
    assertThat(Splits.of(CrossValidation.NONE, assembly).get(0).test())
        .isEqualTo(assembly.scoredRows());
    assertThat(Splits.of(CrossValidation.NONE, assembly).get(0).train()).isEmpty();
  }

  @Test
  void aGapIsLeftOutOnBothSides() {
    List<Split> splits =
        Splits.of(CrossValidation.contiguous(3, 2), Folds.assembly(12, i -> "s", i -> true));
    assertThat(text(splits))
        .isEqualTo("6,7,8,9,10,11|0,1,2,3;0,1,10,11|4,5,6,7;0,1,2,3,4,5|8,9,10,11");
  }

  @Test
  void runsInOrderOfFirstAppearance() {
    String[] runs = {"b", "b", "a", "a", "b", "c"};
    List<Split> splits =
        Splits.of(
            CrossValidation.parse("runs:by=story"), Folds.assembly(6, i -> runs[i], i -> true));
    assertThat(text(splits)).isEqualTo("2,3,5|0,1,4;0,1,4,5|2,3;0,1,2,3,4|5");
  }

  @Test
  void aGapIsLeftOutAroundEachStretchOfARun() {
    String[] runs = {"b", "b", "a", "a", "a", "b", "c", "c"};
    // Row 3 is not scored: rows 2 and 4 are neighbours.
    List<Split> splits =
        Splits.of(
            CrossValidation.parse("runs:by=story:gap=1"),
            Folds.assembly(8, i -> runs[i], i -> i != 3));
    assertThat(text(splits)).isEqualTo("7|0,1,5;0,6,7|2,4;0,1,2,4|6,7");
  }

  @Test
  void groupsByPassage() {
    List<Split> splits =
        Splits.of(CrossValidation.group(2, "passage"), Folds.assembly(8, i -> "s", i -> true));
    assertThat(splits).hasSize(2).allSatisfy(s -> assertThat(s.test()).hasSize(4));
  }

  @Test
  void innerSplitsStayInsideTheTrainingRows() {
    List<Split> outer =
        Splits.of(CrossValidation.contiguous(3, 0), Folds.assembly(9, i -> "s", i -> true));
    assertThat(text(Splits.inner(outer)))
        .isEqualTo("6,7,8|3,4,5;3,4,5|6,7,8;6,7,8|0,1,2;0,1,2|6,7,8;3,4,5|0,1,2;0,1,2|3,4,5");
    List<Split> shuffled =
        Splits.of(CrossValidation.SHUFFLE, Folds.assembly(100, i -> "s", i -> true));
    assertThat(Splits.inner(shuffled)).hasSize(90).allSatisfy(SplitsTest::disjoint);
  }

  private static void disjoint(Split split) {
    assertThat(split.train()).isSorted().doesNotContain(split.test());
    assertThat(split.test()).isSorted().isNotEmpty();
  }

  @Test
  void twoFoldsLeaveNothingToChooseOn() {
    List<Split> outer =
        Splits.of(CrossValidation.contiguous(2, 0), Folds.assembly(9, i -> "s", i -> true));
    assertThat(Splits.inner(outer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group:9:by=story",
        "contiguous:13",
        "contiguous:2:gap=20",
        "runs:by=story:gap=20",
        "runs:by=passage_number",
        "shuffle:0",
        "shuffle:seed=-1",
        "group:2:by=topic"
      })
  void refusesWhatCannotBeDone(String scheme) {
    CrossValidation cv = CrossValidation.parse(scheme);
    Assembly assembly = Folds.assembly(12, i -> "story " + i % 8, i -> true);
    assertThatThrownBy(() -> Splits.of(cv, assembly))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("test: cross-validation '" + cv + "' needs ");
  }

  private static String text(List<Split> splits) {
    return splits.stream()
        .map(s -> text(s.train()) + "|" + text(s.test()))
        .collect(Collectors.joining(";"));
  }

  private static String text(int[] rows) {
    return Arrays.stream(rows).mapToObj(String::valueOf).collect(Collectors.joining(","));
  }
}
