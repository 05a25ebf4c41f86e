package wernicke.model.transformers.internal.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.safetensors.SafetensorsFile;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** Against PyTorch: {@code itests/oracles/transformers/merging.py}. */
class HalvesTest {
  private static Tensor tensor(String name) throws URISyntaxException {
    var url = HalvesTest.class.getResource("/oracle/merging/rounding.safetensors");
    SafetensorsFile file = SafetensorsFile.open(Path.of(url.toURI()));
    return new Tensor(name, file, file.tensors().get(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"F16", "BF16"})
  void roundsAsPyTorchDoes(String name) throws URISyntaxException {
    StoredType type = StoredType.valueOf(name);
    Tensor numbers = tensor("f32");
    int count = (int) numbers.entry().elements();
    assertThat(count).isGreaterThan(3900);
    float[] values = new float[count];
    Numbers.read(numbers, 0, count, values);
    ByteBuffer rounded = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    Halves.narrow(values, count, type, rounded);
    ByteBuffer expected = Numbers.stored(tensor(name.toLowerCase(java.util.Locale.ROOT)), 0, count);
    for (int i = 0; i < count; i++) {
      assertThat(rounded.getShort(2 * i))
          .as("%s of %s (%08x)", name, values[i], Float.floatToRawIntBits(values[i]))
          .isEqualTo(expected.getShort(2 * i));
    }
    float[] widened = new float[count];
    Halves.widen(expected.rewind(), type, widened, count);
    Halves.round(values, count, type);
    assertThat(values).containsExactly(widened);
  }

  @ParameterizedTest
  @ValueSource(strings = {"F16", "BF16"})
  void everyHalfSurvivesTheWayThere(String name) {
    StoredType type = StoredType.valueOf(name);
    ByteBuffer all = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1 << 16; i++) {
      all.putShort((short) i);
    }
    float[] wide = new float[1 << 16];
    Halves.widen(all.flip(), type, wide, wide.length);
    ByteBuffer back = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
    Halves.narrow(wide, wide.length, type, back);
    for (int i = 0; i < 1 << 16; i++) {
      if (!Float.isNaN(wide[i])) {
        assertThat(back.getShort(2 * i)).isEqualTo((short) i);
      }
    }
  }

  @Test
  void whatIsNoNumberStaysSo() {
    float[] nothing = {Float.NaN};
    for (StoredType type : new StoredType[] {StoredType.F32, StoredType.F16, StoredType.BF16}) {
      ByteBuffer narrow = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      Halves.narrow(nothing, 1, type, narrow);
      float[] wide = new float[1];
      Halves.widen(narrow.flip(), type, wide, 1);
      assertThat(wide[0]).isNaN();
    }
  }
}
