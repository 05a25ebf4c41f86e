package wernicke.formats.internal.npy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import wernicke.formats.internal.pickle.Globals;
import wernicke.formats.internal.pickle.PickleException;

/** What a pickle of plain arrays may build: NumPy's array and type, and bytes as a string. */
final class ArrayGlobals implements Globals {
  /** The names; regular expressions, because NumPy 2 has renamed its package. */
  private enum Global {
    /** An empty array, to be filled by its state. */
    ARRAY("numpy\\._?core\\.multiarray\\._reconstruct"),
    /** The class of arrays, an argument of the former. */
    CLASS("numpy\\.ndarray"),
    /** A type of elements. */
    TYPE("numpy\\.dtype"),
    /** Bytes, as Python 3 writes them for Python 2. */
    BYTES("_codecs\\.encode");

    private final String name;

    Global(String name) {
      this.name = name;
    }
  }

  /** The byte order of a type is part of its state. */
  private static final class Type {
    private final String letters;
    private String order = "|";

    private Type(String letters) {
      this.letters = letters;
    }

    private ElementType elements() {
      return ElementType.parse(order + letters).orElseThrow(ArrayGlobals::damaged);
    }
  }

  @Override
  public String who() {
    return "arrays";
  }

  @Override
  public Object global(String name) {
    for (Global global : Global.values()) {
      if (name.matches(global.name)) {
        return global;
      }
    }
    throw PickleException.wanted(name, who());
  }

  @Override
  public Object call(Object global, List<?> arguments) {
    if (arguments.isEmpty() || global == Global.CLASS) {
      throw damaged();
    }
    return switch (cast(global, Global.class)) {
      case ARRAY, CLASS -> new PickledArray();
      case TYPE -> new Type(cast(arguments.get(0), String.class));
      case BYTES -> bytes(arguments.get(0));
    };
  }

  private static ByteBuffer bytes(Object value) {
    return value instanceof ByteBuffer bytes
        ? bytes
        : ByteBuffer.wrap(cast(value, String.class).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Types and arrays have a state (their {@code __setstate__}). */
  @Override
  public void build(Object object, Object state) {
    List<?> values = cast(state, List.class);
    if (object instanceof Type type && values.size() > 1) {
      type.order = cast(values.get(1), String.class);
    } else if (object instanceof PickledArray array && values.size() == 5) {
      fill(array, values);
    } else {
      throw damaged();
    }
  }

  /** State: version, shape, type, whether in Fortran order, and the elements. */
  private static void fill(PickledArray array, List<?> state) {
    long count = 1;
    for (Object size : cast(state.get(1), List.class)) {
      count = Math.min(count * Math.max(0, cast(size, Long.class)), Integer.MAX_VALUE);
    }
    if (state.get(4) instanceof List<?> objects) {
      array.fill(objects);
    } else {
      array.fill(cast(state.get(2), Type.class).elements(), bytes(state.get(4)));
    }
    if (array.elements().size() + array.size() != count) {
      throw damaged();
    }
  }

  private static <T> T cast(Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw damaged();
    }
    return type.cast(value);
  }

  private static PickleException damaged() {
    return new PickleException("its pickle describes no array");
  }
}
