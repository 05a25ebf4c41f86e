package wernicke.codec.internal;

import com.google.gson.JsonObject;
import java.lang.reflect.Type;

/**
 * JSON that verbs print for scripts: flat members, as a table has them, and the record that they
 * are of as {@value #RECORD}, in the words of the journal and of the events.
 */
public final class Recorded {
  /** The member that holds the record, as {@link Codec#write} writes it. */
  public static final String RECORD = "record";

  private Recorded() {}

  /**
   * Adds the record to an object that is made of it.
   *
   * @param type what it is to be read as, see {@link Codec#write}
   */
  public static JsonObject of(JsonObject flat, Object record, Type type) {
    flat.add(RECORD, Codec.write(record, type));
    return flat;
  }
}
