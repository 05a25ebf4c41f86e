package wernicke.store.internal.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * One entry of a safetensors header: a float32 matrix.
 *
 * @param name its name, unique in the file
 * @param rows number of rows
 * @param columns number of columns
 * @param begin first byte, counted from the end of the header
 * @param end one past the last byte
 */
record Tensor(String name, int rows, int columns, long begin, long end) {
  private static final String DTYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";
  private static final String F32 = "F32";

  /** Its bytes. */
  long bytes() {
    return end - begin;
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty(DTYPE, F32);
    json.add(SHAPE, pair(rows, columns));
    json.add(OFFSETS, pair(begin, end));
    return json;
  }

  private static JsonArray pair(long first, long second) {
    JsonArray array = new JsonArray();
    array.add(first);
    array.add(second);
    return array;
  }

  /** Reads an entry, checking that shape and offsets agree. */
  static Tensor of(String name, JsonElement json) throws DamagedException {
    try {
      JsonObject entry = json.getAsJsonObject();
      JsonArray shape = entry.getAsJsonArray(SHAPE);
      JsonArray offsets = entry.getAsJsonArray(OFFSETS);
      if (!entry.get(DTYPE).getAsString().equals(F32) || shape.size() != 2 || offsets.size() != 2) {
        throw new DamagedException("'" + name + "' is no float32 matrix");
      }
      return new Tensor(
              name,
              Math.toIntExact(shape.get(0).getAsLong()),
              Math.toIntExact(shape.get(1).getAsLong()),
              offsets.get(0).getAsLong(),
              offsets.get(1).getAsLong())
          .checked();
    } catch (RuntimeException e) {
      throw new DamagedException("the header's entry '" + name + "' is malformed", e);
    }
  }

  private Tensor checked() throws DamagedException {
    boolean fits =
        rows >= 0
            && columns >= 0
            && begin >= 0
            && bytes() == Math.multiplyExact((long) rows * columns, Float.BYTES)
            && bytes() <= Integer.MAX_VALUE;
    if (!fits) {
      throw new DamagedException(
          "'" + name + "' of " + rows + " x " + columns + " has bytes " + begin + " to " + end);
    }
    return this;
  }
}
