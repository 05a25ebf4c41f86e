package wernicke.model.transformers.internal.decoder.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.model.transformers.internal.decoder.layout.Placement.Need;

class PlacementTest {
  private static Need need(int blocks, long rest) {
    return new Need(Collections.nCopies(blocks, 10L), rest, 0);
  }

  private static List<Integer> fitting(Need need, Long... free) {
    return Placement.fitting(need, List.of(free)).orElseThrow().devices();
  }

  @Test
  void blocksAreSharedInProportionToTheFreeMemory() {
    assertThat(fitting(need(6, 0), 100L, 100L)).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(fitting(need(6, 0), 200L, 100L)).containsExactly(0, 0, 0, 0, 1, 1);
    assertThat(fitting(need(6, 0), 20L, 40L)).containsExactly(0, 0, 1, 1, 1, 1);
    assertThat(fitting(need(6, 0), 50L, 50L, 50L)).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(fitting(need(3, 0), 100L)).containsExactly(0, 0, 0);
    assertThat(fitting(new Need(List.of(30L, 10L, 10L, 10L), 0, 0), 90L, 90L))
        .containsExactly(0, 1, 1, 1);
  }

  @Test
  void whatIsNoBlocksLiesAtBothEnds() {
    Placement placement = new Placement(fitting(need(6, 40), 100L, 60L, 100L));
    assertThat(placement.devices()).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(placement.embedding()).isZero();
    assertThat(placement.head()).isEqualTo(2);
    assertThat(fitting(need(6, 40), 80L, 80L)).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(Placement.fitting(need(6, 40), List.of(69L, 79L))).isEmpty();
    assertThat(fitting(need(6, 40), 100L)).containsOnly(0);
    assertThat(Placement.fitting(need(6, 40), List.of(99L))).isEmpty();
  }

  /** A decoder embeds its tokens where its first block is. */
  @Test
  void anEncodersDecoderNeedsTheEmbeddingToo() {
    Need need = new Need(Collections.nCopies(9, 10L), 40, 4);
    assertThat(fitting(need, 70L, 70L, 70L)).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
    assertThat(Placement.fitting(need, List.of(70L, 69L, 70L))).isEmpty();
  }

  @Test
  void oneIsFilledAfterTheOtherWhereTheProportionDoesNotFit() {
    Need uneven = new Need(List.of(20L, 20L, 15L, 15L), 0, 0);
    assertThat(Placement.proportional(uneven, List.of(39L, 51L)).devices())
        .containsExactly(0, 0, 1, 1);
    assertThat(fitting(uneven, 39L, 51L)).containsExactly(0, 1, 1, 1);
  }

  @Test
  void whatFitsNowhereIsNotPlaced() {
    assertThat(Placement.fitting(need(2, 0), List.of(9L, 9L))).isEmpty();
    assertThat(Placement.fitting(need(3, 0), List.of(19L, 10L))).isEmpty();
    assertThat(Placement.fitting(new Need(List.of(10L, 50L, 10L), 0, 0), List.of(40L, 40L)))
        .isEmpty();
    assertThat(need(3, 5).largest()).isEqualTo(10);
    assertThat(need(3, 5).total()).isEqualTo(35);
  }

  @Test
  void aFullDeviceIsPassedOver() {
    assertThat(fitting(need(4, 0), 0L, 100L)).containsExactly(1, 1, 1, 1);
    assertThat(fitting(need(4, 0), 100L, 5L)).containsExactly(0, 0, 0, 0);
  }
}
