package wernicke.dataset.demo.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What {@code itests/oracles/demo/demo.py score} found: NumPy, scikit-learn, transformers. */
final class Oracle {
  static final JsonObject FACTS =
      JsonParser.parseString(Resources.text("oracle.json")).getAsJsonObject();

  private Oracle() {}

  static double number(String object, String key) {
    return FACTS.getAsJsonObject(object).get(key).getAsDouble();
  }

  static double[] numbers(String key) {
    return FACTS.getAsJsonArray(key).asList().stream().mapToDouble(e -> e.getAsDouble()).toArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Little-endian float32. */
  static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }
}
