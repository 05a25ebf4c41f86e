package wernicke.model.transformers.internal.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Residency;

/**
 * The way from tokens to logits that recordings take bears automatic differentiation: whatever is
 * loaded, in every family, has a gradient, and it points where the loss grows.
 */
class GradientTest {
  /** By how much a step along the gradient is to change the loss. */
  private static final double CHANGE = 0.02;

  private static final int GARBAGE = 1024;

  @TempDir Path temp;

  static Stream<String> variants() {
    return Stream.concat(Oracle.decoders(), Stream.of("t5-original", "t5-v1_1", "t5-flan-like"));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyParameterHasAGradient(String variant) {
    Checkpoint checkpoint = Checkpoint.open(Oracle.family(variant, temp));
    NDManager manager = Decoders.manager();
    try (Decoder decoder =
        Decoders.open(checkpoint, Layout.of(manager, Residency.RESIDENT, Long.MAX_VALUE))) {
      Example example = new Example(decoder, checkpoint.architecture().blocks() - 1, variant);
      List<NDArray> parameters = manager.getManagedArrays();
      assertThat(elements(parameters)).isEqualTo(checkpoint.parameters());
      parameters.forEach(parameter -> parameter.setRequiresGradient(true));
      example.differentiate();
      double square = parameters.stream().mapToDouble(p -> square(p, variant)).sum();
      assertSlope(example, parameters, square);
    }
  }

  private static long elements(List<NDArray> arrays) {
    return arrays.stream().mapToLong(NDArray::size).sum();
  }

  /** The square of the length of a parameter's gradient. */
  private static double square(NDArray parameter, String variant) {
    try (NDArray gradient = parameter.getGradient()) {
      assertThat(gradient.getShape()).as(variant).isEqualTo(parameter.getShape());
      double sum = 0;
      for (float value : gradient.toFloatArray()) {
        sum += (double) value * value;
      }
      assertThat(sum)
          .as("%s: gradient of %s", variant, parameter.getShape())
          .isFinite()
          .isPositive();
      return sum;
    }
  }

  /** A small step along the gradient changes the loss by its length times that of the gradient. */
  private static void assertSlope(Example example, List<NDArray> parameters, double square) {
    float step = (float) (CHANGE / 2 / square);
    move(parameters, step);
    double above = example.loss();
    move(parameters, -2 * step);
    double change = above - example.loss();
    assertThat(change).as(example.variant()).isCloseTo(CHANGE, within(CHANGE / 20));
    assertThat(above).isNotCloseTo(0, offset(CHANGE));
  }

  private static void spoil(ByteBuffer memory) {
    while (memory.hasRemaining()) {
      memory.put((byte) -1);
    }
  }

  private static void move(List<NDArray> parameters, float step) {
    for (NDArray parameter : parameters) {
      try (NDArray gradient = parameter.getGradient();
          NDArray way = gradient.mul(step)) {
        NDArray values = parameter.stopGradient();
        values.addi(way);
        values.close();
      }
    }
  }

  /**
   * A text and the mean surprisal of its tokens.
   *
   * @param last index of the last block
   */
  private record Example(Decoder decoder, int last, String variant) {
    private JsonObject expected() {
      return Oracle.json("families/" + variant + "/expected.json");
    }

    /** What the model predicts: its text, or what a decoder is given beside what is encoded. */
    private int[] ids() {
      return Oracle.ints(expected().get(expected().has("ids") ? "ids" : "decoder_ids"));
    }

    private Tokens tokens() {
      Tokens own = Tokens.of(ids());
      return expected().has("ids")
          ? own
          : Tokens.of(Oracle.ints(expected().get("encoder_ids"))).with(own);
    }

    void differentiate() {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        run(loss -> backward(collector, loss));
      }
    }

    /** Memory of Java that nothing refers to any more is used for something else by then. */
    private static void backward(GradientCollector collector, NDArray loss) {
      System.gc();
      List<ByteBuffer> others =
          Stream.generate(() -> ByteBuffer.allocateDirect(GARBAGE)).limit(200).toList();
      others.forEach(GradientTest::spoil);
      collector.backward(loss);
    }

    double loss() {
      double[] loss = new double[1];
      run(l -> loss[0] = l.toFloatArray()[0]);
      return loss[0];
    }

    private void run(Consumer<NDArray> use) {
      decoder.run(
          List.of(tokens()),
          (batch, block, states) -> {
            if (block == last) {
              try (NDManager scope = states.getManager().newSubManager()) {
                use.accept(loss(states, scope));
              }
            }
          });
    }

    private NDArray loss(NDArray states, NDManager scope) {
      int[] ids = ids();
      long[] next = new long[ids.length - 1];
      for (int i = 0; i < next.length; i++) {
        next[i] = ids[i + 1];
      }
      NDArray rows = states.reshape(-1, states.getShape().getLastDimension());
      rows.attach(scope);
      NDArray logs = decoder.logits(rows.get("0:{}", next.length)).logSoftmax(1);
      return logs.gather(scope.create(next, new Shape(next.length, 1)), 1).mean().neg();
    }
  }
}
