package wernicke.model.transformers.internal.decoder.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.engine.Torch;

class HalvesTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.newManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private float[] rounded(Precision precision, float... values) {
    Halves halves = new Halves(manager, precision);
    NDArray bits = halves.narrow(manager.create(values));
    assertThat(bits.getDataType()).isEqualTo(DataType.FLOAT16);
    return halves.widen(halves.typed(bits)).toFloatArray();
  }

  /** Ten and seven bits of fraction, ties to even; 65520 is beyond float16. */
  @Test
  void numbersAreRoundedToTheNearest() {
    float[] values = {1, -2.5f, 1 + 0x1p-11f, 1 + 0x3p-11f, 1 + 0x1p-8f, 1 + 0x3p-8f, 65519, 65520};
    assertThat(rounded(Precision.FLOAT16, values))
        .containsExactly(
            1, -2.5f, 1, 1 + 0x1p-9f, 1 + 0x1p-8f, 1 + 0x3p-8f, 65504, Float.POSITIVE_INFINITY);
    assertThat(rounded(Precision.BFLOAT16, values))
        .containsExactly(1, -2.5f, 1, 1, 1, 1 + 0x1p-6f, 65536, 65536);
    assertThat(rounded(Precision.BFLOAT16, 3.3895314e38f, Float.NaN, Float.NEGATIVE_INFINITY))
        .containsExactly(3.3895314e38f, Float.NaN, Float.NEGATIVE_INFINITY);
  }

  /** Twice as many places: rounding x and W by hand gives the same sums in float32. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void productsAreThoseOfTheRoundedNumbers(Precision precision) {
    Halves halves = new Halves(manager, precision);
    NDArray x = manager.randomUniform(-1, 1, new Shape(2, 3, 5));
    NDArray weight = manager.randomUniform(-1, 1, new Shape(7, 5));
    NDArray bias = manager.randomUniform(-1, 1, new Shape(7));
    NDArray narrow = halves.typed(halves.narrow(weight));
    float[] product = new Linear(narrow, bias, halves).forward(x).toFloatArray();
    float[] transposed =
        new Linear(halves.typed(halves.narrow(weight.transpose())), bias, halves)
            .transposed()
            .forward(x)
            .toFloatArray();
    float[] expected =
        new Linear(halves.widen(narrow), bias, null)
            .forward(halves.widen(halves.typed(halves.narrow(x))))
            .toFloatArray();
    float[] exact = new Linear(weight, bias, null).forward(x).toFloatArray();
    float rounding = precision == Precision.FLOAT16 ? 0x1p-9f : 0x1p-6f; // of sums below 4
    assertThat(product).containsExactly(expected, within(rounding)).isEqualTo(transposed);
    assertThat(product).isNotEqualTo(exact);
  }
}
