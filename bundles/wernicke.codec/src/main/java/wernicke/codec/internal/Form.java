package wernicke.codec.internal;

import com.google.gson.JsonElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wernicke.api.Matrix;

/** How the values of one type stand in JSON. */
interface Form {
  /** The value; null where it is null. */
  JsonElement write(Object value);

  /**
   * Reads it back.
   *
   * @param place for messages, empty or beginning with a dot
   */
  Object read(JsonElement json, String place);

  /**
   * The form of a type. Its first use throws an IllegalArgumentException if there is none: a defect
   * of the record that has it.
   */
  static Form of(Type type) {
    return Forms.KNOWN.computeIfAbsent(type, Late::new);
  }

  /** The forms that are known; a record may contain itself, so they are made when first used. */
  final class Forms {
    private static final Map<Type, Form> KNOWN = new ConcurrentHashMap<>();

    private Forms() {}

    private static Form make(Type type) {
      if (type instanceof ParameterizedType generic) {
        return make((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
      } else if (type instanceof Class<?> plain) {
        return make(plain);
      }
      throw new IllegalArgumentException(type + " has no form in JSON");
    }

    private static Form make(Class<?> raw, Type... arguments) {
      if (raw == Optional.class) {
        return new Containers.Maybe(of(arguments[0]));
      } else if (Collection.class.isAssignableFrom(raw)) {
        return new Containers.Sequence(raw, of(arguments[0]));
      } else if (Map.class.isAssignableFrom(raw)) {
        return new Containers.ByName(raw, of(arguments[1]));
      }
      throw new IllegalArgumentException(raw + " has no form in JSON");
    }

    private static Form make(Class<?> plain) {
      if (plain.isSealed()) {
        return new Sealed(plain);
      } else if (plain.isRecord()) {
        return new Fields(plain);
      } else if (plain == Matrix.class) {
        return new Numbers();
      } else if (plain == int[].class) {
        return new Containers.Integers();
      }
      return Scalar.of(plain);
    }
  }

  /** A form that is made when it is first used. */
  final class Late implements Form {
    private final Type type;
    private volatile Form form;

    private Late(Type type) {
      this.type = type;
    }

    private Form form() {
      if (form == null) {
        form = Forms.make(type);
      }
      return form;
    }

    @Override
    public JsonElement write(Object value) {
      return form().write(value);
    }

    @Override
    public Object read(JsonElement json, String place) {
      return form().read(json, place);
    }
  }
}
