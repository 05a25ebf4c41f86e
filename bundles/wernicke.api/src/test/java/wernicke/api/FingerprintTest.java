package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/**
 * Against Python: {@code hashlib.sha256} over {@code struct.pack('>i', ...)} and the like, which is
 * what makes a fingerprint the same everywhere and for ever.
 */
class FingerprintTest {
  @Test
  void everyKindOfFieldCounts() {
    Matrix matrix = Matrix.of(2, 3, new float[] {1, -0.5f, 3.25f, 0, 1e-3f, Float.NaN});
    assertThat(
            Fingerprint.of("k")
                .add("añ")
                .add("")
                .add(-7L)
                .add(1.5)
                .add(Double.NaN)
                .add(matrix)
                .add(ByteBuffer.wrap(new byte[] {0, 1, (byte) 0xff}))
                .hex())
        .isEqualTo("e444aeed2adaacfb51d63eb94f040c9e9a4b86ea2a2173e3c1435be27fc595a3");
  }

  @Test
  void everyNumberOfALargeMatrixCounts() {
    float[] numbers = new float[70_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    assertThat(Fingerprint.of("k").add(Matrix.column(numbers)).hex())
        .isEqualTo("83dbfc2243fbb9de053dab7aacb582bc9f170b9b63b89a44d06f435afb50a1ff");
  }

  @Test
  void everyNaNIsTheSame() {
    float other = Float.intBitsToFloat(0x7fc12345);
    assertThat(Fingerprint.of("k").add(Matrix.column(new float[] {other})).hex())
        .isEqualTo(Fingerprint.of("k").add(Matrix.column(new float[] {Float.NaN})).hex());
  }
}
