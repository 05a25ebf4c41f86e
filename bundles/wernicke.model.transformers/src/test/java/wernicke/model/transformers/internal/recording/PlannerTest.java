package wernicke.model.transformers.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wernicke.api.Part;
import wernicke.api.RecordingSpec;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

class PlannerTest {
  private static TextTokenizer tokenizer;

  @BeforeAll
  static void open() {
    tokenizer = TextTokenizer.open(Oracle.books().resolve("tokenizer.json"));
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  private static List<Part> passage(String name, String... texts) {
    return Stream.of(texts).map(text -> new Part(text, name, 0)).toList();
  }

  private static Reach reach(int maximum, int stride) {
    return new Reach(maximum, maximum, RecordingSpec.ALL, stride);
  }

  private static Plan plan(int maximum, String... texts) {
    return Planner.plan(passage("p", texts), tokenizer, reach(maximum, 0));
  }

  @Test
  void onePassForAPassage() {
    Plan plan = plan(256, "the", "old", "captain", ".");
    assertThat(plan.passes()).hasSize(1);
    assertThat(plan.passes().get(0).targets()).extracting(Target::part).containsExactly(0, 1, 2, 3);
    int[] last = plan.passes().get(0).targets().stream().mapToInt(Target::to).toArray();
    assertThat(last).isSorted().endsWith(plan.passes().get(0).length());
    assertThat(plan.own()).isZero();
  }

  @Test
  void contextNeverCrossesPassages() {
    List<Part> parts =
        Stream.of(passage("a", "the", "sea"), passage("b", "the", "sea"))
            .flatMap(List::stream)
            .toList();
    Plan plan = Planner.plan(parts, tokenizer, reach(256, 0));
    assertThat(plan.passes()).hasSize(2);
    assertThat(plan.passes().get(0).targets()).extracting(Target::part).containsExactly(0, 1);
    assertThat(plan.passes().get(1).targets()).extracting(Target::part).containsExactly(2, 3);
    assertThat(plan.passes().get(1).targets().get(0).from()).isZero();
    assertThat(plan.passes().get(1).tokens()).isEqualTo(plan.passes().get(0).tokens());
  }

  @Test
  void mergedPartsGetTheirOwnPass() {
    Plan plan = plan(256, "so", ".", ".", ".", "yes");
    assertThat(plan.own()).isEqualTo(2); // "so." and "so..", whose dots become one token later
    assertThat(plan.passes()).hasSize(3);
    assertThat(plan.passes().get(0).targets()).extracting(Target::part).containsExactly(0, 3, 4);
  }

  @Test
  void longContextsAreCutOnTheLeft() {
    String[] words = new String[20];
    Arrays.fill(words, "the");
    Plan plan = plan(8, words);
    assertThat(plan.passes()).hasSize(1 + 12);
    assertThat(plan.passes()).allMatch(pass -> pass.length() == 8);
    assertThat(plan.passes().get(5).targets()).containsExactly(new Target(12, 7, 8, true));
    assertThat(plan.own()).isEqualTo(12);
    assertThat(plan.truncated()).isEqualTo(12);
    assertThat(plan.overlong()).isZero();
  }

  private static Plan sliding(int maximum, int stride, String... texts) {
    return Planner.plan(passage("p", texts), tokenizer, reach(maximum, stride));
  }

  @Test
  void aStrideSharesPassesBeyondTheContext() {
    String[] words = new String[20];
    Arrays.fill(words, "the");
    Plan plan = sliding(8, 3, words);
    assertThat(plan.passes()).hasSize(1 + 4).allMatch(pass -> pass.length() == 8);
    assertThat(plan.passes().get(0)).isEqualTo(plan(8, words).passes().get(0));
    assertThat(plan.passes().get(2).targets())
        .containsExactly(
            new Target(11, 5, 6, true), new Target(12, 6, 7, true), new Target(13, 7, 8, true));
    assertThat(plan.own()).isZero();
    assertThat(plan.truncated()).isEqualTo(12);
    assertThat(sliding(8, 1, words).passes()).isEqualTo(plan(8, words).passes());
  }

  @Test
  void thePartsOfAPassTakeHalfOfItAtMost() {
    String[] words = new String[20];
    Arrays.fill(words, "the");
    assertThat(sliding(8, 100, words).passes())
        .extracting(pass -> pass.targets().size())
        .containsExactly(8, 4, 4, 4);
  }

  /** A part of several words counts as so many. */
  @Test
  void aStrideCountsWords() {
    Plan plan = sliding(16, 4, "the the ".repeat(8), "the the", "the the", "the the", "the", "the");
    assertThat(plan.passes())
        .extracting(pass -> pass.targets().stream().map(Target::part).toList())
        .containsExactly(List.of(0), List.of(1, 2), List.of(3, 4, 5));
  }

  /** Dots that became one token with the next are not in its tokens: a pass of their own. */
  @Test
  void mergedPartsShareNoPass() {
    String[] words = new String[20];
    Arrays.fill(words, "the");
    words[12] = ".";
    words[13] = ".";
    words[14] = ".";
    Plan plan = sliding(8, 100, words);
    assertThat(plan.own()).isEqualTo(2);
    assertThat(plan.passes().stream().flatMap(p -> p.targets().stream()).map(Target::part))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void partsLongerThanTheModelAreNoted() {
    Plan plan = plan(8, "the", "the ".repeat(10));
    assertThat(plan.passes().get(1).targets()).containsExactly(new Target(1, 0, 8, true));
    assertThat(plan.overlong()).isEqualTo(1);
    assertThat(plan.notes()).containsEntry("parts longer than the context", "1");
  }

  @Test
  void blankPartsNeedNoPass() {
    Plan plan = plan(256, "", " ", "the", "", "sea");
    assertThat(plan.passes()).hasSize(1);
    assertThat(plan.blanks())
        .containsExactly(
            new Plan.Blank(0, true), new Plan.Blank(1, true), new Plan.Blank(3, false));
    assertThat(plan(256).passes()).isEmpty();
    assertThat(plan(256, "").passes()).isEmpty();
  }

  @Test
  void batchesKeepToTheBudget() {
    String[] words = new String[30];
    Arrays.fill(words, "the");
    List<Pass> passes = plan(8, words).passes();
    List<Batch> batches = Batch.of(passes, 40, 8, null);
    assertThat(batches).extracting(Batch::size).containsExactly(40, 40, 40, 40, 24);
    assertThat(Batch.of(passes, 3, 8, null)).hasSize(passes.size());
  }

  @Test
  void onlySimilarLengthsRunTogether() {
    List<Pass> passes =
        IntStream.of(20, 9, 19, 10, 18, 5, 17)
            .mapToObj(length -> Pass.of(new int[length], List.of()))
            .toList();
    assertThat(Batch.of(passes, 1000, 100, null))
        .extracting(b -> b.passes().stream().map(Pass::length).toList())
        .containsExactly(List.of(20, 19, 18), List.of(17), List.of(10, 9), List.of(5));
    assertThat(Batch.of(passes, 1000, 18, null))
        .as("beyond the steady length only equal lengths")
        .extracting(b -> b.passes().stream().map(Pass::length).toList())
        .containsExactly(List.of(20), List.of(19), List.of(18, 17), List.of(10, 9), List.of(5));
    assertThat(Batch.of(passes, 40, 100, null).get(0).size()).isEqualTo(39);
  }
}
