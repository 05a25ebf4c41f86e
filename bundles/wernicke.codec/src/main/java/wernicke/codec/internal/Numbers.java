package wernicke.codec.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Base64;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/** A matrix: its shape, and its numbers in Base64. */
final class Numbers implements Form {
  @Override
  public JsonElement write(Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    Matrix matrix = (Matrix) value;
    FloatBuffer numbers = matrix.buffer();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(numbers.remaining(), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    JsonObject object = new JsonObject();
    object.addProperty("rows", matrix.rows());
    object.addProperty("columns", matrix.columns());
    object.addProperty("float32", Base64.getEncoder().encodeToString(bytes.array()));
    return object;
  }

  @Override
  public Object read(JsonElement json, String place) {
    if (json == null || json.isJsonNull()) {
      return null;
    }
    try {
      JsonObject object = json.getAsJsonObject();
      byte[] bytes = Base64.getDecoder().decode(object.get("float32").getAsString());
      FloatBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      return Matrix.of(object.get("rows").getAsInt(), object.get("columns").getAsInt(), numbers);
    } catch (PluginException e) {
      throw CodecException.at(place, e.getMessage());
    } catch (RuntimeException e) {
      CodecException wrong = CodecException.at(place, "expected a matrix, found " + json);
      wrong.initCause(e);
      throw wrong;
    }
  }
}
