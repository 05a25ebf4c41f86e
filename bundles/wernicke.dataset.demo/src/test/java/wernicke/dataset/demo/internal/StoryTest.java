package wernicke.dataset.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wernicke.api.Stimuli;

class StoryTest {
  /** Of tiny-gpt2-books, in tokens. */
  private static final int CONTEXT = 256;

  private final Story story = Story.read();

  @Test
  void wordsFallIntoTheScansOfTheOracle() {
    double[] counts = new double[story.scans()];
    story.words().forEach(word -> counts[word.scan()]++);
    assertThat(counts).containsExactly(Oracle.numbers("words_per_scan"));
    assertThat(story.words()).hasSize(1312);
  }

  @Test
  void everyPassageFitsTheContextOfTheSmallModel() {
    byte[] text = Resources.text("story.txt").getBytes(StandardCharsets.UTF_8);
    assertThat(Oracle.sha256(text)).isEqualTo(Oracle.FACTS.get("story_sha256").getAsString());
    double[] tokens = Oracle.numbers("tokens_per_passage");
    assertThat(tokens).hasSize((int) story.scanPassages().stream().distinct().count());
    assertThat(Arrays.stream(tokens)).allMatch(count -> count <= CONTEXT);
  }

  @Test
  void onsetsFollowTheRule() {
    Story told = Story.tell("I heard it,\n\nYes.\n");
    // 140 ms + 45 ms a letter; the comma's 150 ms and 6 s of silence fill the scans up to 8 s.
    assertThat(told.words())
        .containsExactly(
            new Story.Word("I", "passage-1", 0),
            new Story.Word("heard", "passage-1", 185),
            new Story.Word("it,", "passage-1", 185 + 365),
            new Story.Word("Yes.", "passage-2", 8000));
    assertThat(told.scanPassages())
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.generate(() -> "passage-1").limit(4),
                    Stream.generate(() -> "passage-2").limit(4))
                .toList());
  }

  @Test
  void stimuliNamePassageAndOnsetOfEveryScan() {
    Stimuli stimuli = story.stimuli("Demo");
    assertThat(stimuli.presentations().get(7).metadata())
        .containsEntry("onset", "14")
        .containsEntry("passage", "passage-1");
    assertThat(stimuli.parts())
        .allSatisfy(
            part ->
                assertThat(stimuli.presentations().get(part.presentation()).passage())
                    .isEqualTo(part.passage()));
    assertThat(List.of(stimuli.parts().get(0).text(), stimuli.parts().get(1).text()))
        .containsExactly("The", "harbour");
  }
}
