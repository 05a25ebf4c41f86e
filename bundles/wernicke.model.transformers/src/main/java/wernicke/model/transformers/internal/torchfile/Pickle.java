package wernicke.model.transformers.internal.torchfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a pickle (Python's {@code pickletools}) that builds texts, numbers, lists, tuples, dicts,
 * and what {@link Constructors} knows; whatever else it wants is refused by name. It can neither
 * call anything nor take more memory than a small multiple of its own length.
 */
final class Pickle {
  /** Python's None. */
  static final Object NONE = new Object();

  private static final int LAST_PROTOCOL = 5;

  /** Enough for fifty thousand tensors; each operation takes less than 100 bytes of memory. */
  private static final int MOST_STEPS = 1 << 21;

  private final ByteBuffer code;
  private final Constructors constructors;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  /** What a pickle may build besides plain values. */
  interface Constructors {
    /** A class or function by name; refused if not known. */
    Object global(String module, String name);

    /** The result of calling what {@link #global} gave. */
    Object call(Object global, List<?> arguments);

    /** What a persistent id stands for. */
    Object persistent(Object id);
  }

  /** A pickle that is broken or wants what it may not have. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }

  private Pickle(ByteBuffer code, Constructors constructors) {
    this.code = code;
    this.constructors = constructors;
  }

  /**
   * The object that the pickle describes.
   *
   * @param code little endian
   * @throws Refused if it is broken or wants what it may not have
   */
  static Object load(ByteBuffer code, Constructors constructors) {
    return new Pickle(code, constructors).run();
  }

  private Object run() {
    for (int step = 0; step < MOST_STEPS; step++) {
      int opcode = Byte.toUnsignedInt(take(1).get());
      if (opcode == '.') {
        return pop();
      }
      if (!plain(opcode) && !container(opcode) && !memo(opcode)) {
        special(opcode);
      }
    }
    throw new Refused(
        "its pickle has more than " + MOST_STEPS + " operations, which weights do not need");
  }

  private boolean plain(int opcode) {
    switch (opcode) {
      case 0x80 -> protocol(Byte.toUnsignedInt(take(1).get()));
      case 0x95 -> take(8); // FRAME: a hint for readers of streams
      case 'N' -> stack.add(NONE);
      case 0x88 -> stack.add(true);
      case 0x89 -> stack.add(false);
      case 'J' -> stack.add((long) take(4).getInt());
      case 'K' -> stack.add((long) Byte.toUnsignedInt(take(1).get()));
      case 'M' -> stack.add((long) Short.toUnsignedInt(take(2).getShort()));
      case 0x8a -> stack.add(longInteger(Byte.toUnsignedInt(take(1).get())));
      case 'G' -> stack.add(take(8).order(ByteOrder.BIG_ENDIAN).getDouble());
      case 'X' -> stack.add(text(take(4).getInt()));
      case 0x8c -> stack.add(text(Byte.toUnsignedInt(take(1).get())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) {
    switch (opcode) {
      case '(' -> marks.add(stack.size());
      case '}' -> stack.add(new LinkedHashMap<Object, Object>());
      case ']' -> stack.add(new ArrayList<Object>());
      case ')' -> stack.add(List.of());
      case 't' -> stack.add(List.copyOf(popMark()));
      case 0x85 -> stack.add(popLast(1));
      case 0x86 -> stack.add(popLast(2));
      case 0x87 -> stack.add(popLast(3));
      case 's' -> put(popLast(2));
      case 'u' -> put(popMark());
      case 'a' -> append(popLast(1));
      case 'e' -> append(popMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memo(int opcode) {
    switch (opcode) {
      case 'q' -> memo.put(Byte.toUnsignedInt(take(1).get()), peek());
      case 'r' -> memo.put(take(4).getInt(), peek());
      case 0x94 -> memo.put(memo.size(), peek());
      case 'h' -> stack.add(remembered(Byte.toUnsignedInt(take(1).get())));
      case 'j' -> stack.add(remembered(take(4).getInt()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void special(int opcode) {
    switch (opcode) {
      case 'c' -> stack.add(constructors.global(line(), line()));
      case 0x93 -> {
        List<Object> names = popLast(2);
        stack.add(constructors.global(string(names.get(0)), string(names.get(1))));
      }
      case 'Q' -> stack.add(constructors.persistent(pop()));
      case 'R' -> {
        List<Object> call = popLast(2);
        if (!(call.get(1) instanceof List<?> arguments)) {
          throw new Refused("its pickle calls without arguments");
        }
        stack.add(constructors.call(call.get(0), arguments));
      }
      case 'b' -> build(pop());
      default ->
          throw new Refused(
              "its pickle has the operation 0x%02x, which no state needs".formatted(opcode));
    }
  }

  /** Attributes of a dict (a state's {@code _metadata}) are of no use to us. */
  private void build(Object state) {
    if (!(peek() instanceof Map) || !(state instanceof Map)) {
      throw new Refused("its pickle sets attributes of something that is no dict");
    }
  }

  private static void protocol(int version) {
    if (version > LAST_PROTOCOL) {
      throw new Refused("its pickle has the unknown protocol " + version);
    }
  }

  private long longInteger(int bytes) {
    if (bytes > Long.BYTES) {
      throw new Refused("its pickle has a number of " + bytes + " bytes");
    }
    ByteBuffer digits = take(bytes);
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      long digit = i == bytes - 1 ? digits.get(i) : Byte.toUnsignedLong(digits.get(i));
      number |= digit << (8 * i);
    }
    return number;
  }

  private String text(int bytes) {
    ByteBuffer taken = take(bytes);
    byte[] text = new byte[taken.remaining()];
    taken.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private String line() {
    int start = code.position();
    while (take(1).get() != '\n') {}
    byte[] text = new byte[code.position() - 1 - start];
    code.get(start, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> pairs) {
    if (!(peek() instanceof Map) || pairs.size() % 2 != 0) {
      throw new Refused("its pickle puts pairs into something that is no dict");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      if (!(pairs.get(i) instanceof String) && !(pairs.get(i) instanceof Long)) {
        throw new Refused("its pickle has a key that is neither text nor number");
      }
      ((Map<Object, Object>) peek()).put(pairs.get(i), pairs.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> elements) {
    if (!(peek() instanceof ArrayList)) {
      throw new Refused("its pickle appends to something that is no list");
    }
    ((List<Object>) peek()).addAll(elements);
  }

  private Object remembered(int key) {
    Object value = memo.get(key);
    if (value == null) {
      throw new Refused("its pickle refers to what is not there");
    }
    return value;
  }

  private static String string(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new Refused("its pickle has a name that is no text");
  }

  private ByteBuffer take(int bytes) {
    if (bytes < 0 || bytes > code.remaining()) {
      throw new Refused("its pickle ends too early");
    }
    ByteBuffer taken = code.slice(code.position(), bytes).order(code.order());
    code.position(code.position() + bytes);
    return taken;
  }

  private Object peek() {
    requireValues(1);
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    requireValues(1);
    return stack.remove(stack.size() - 1);
  }

  private List<Object> popLast(int count) {
    requireValues(count);
    return popFrom(stack.size() - count);
  }

  /** What a mark protects cannot be taken without taking the mark. */
  private void requireValues(int count) {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (stack.size() - count < floor) {
      throw new Refused("its pickle takes what is not there");
    }
  }

  private List<Object> popMark() {
    if (marks.isEmpty()) {
      throw new Refused("its pickle takes what is not there");
    }
    return popFrom(marks.remove(marks.size() - 1));
  }

  private List<Object> popFrom(int start) {
    List<Object> tail = stack.subList(start, stack.size());
    List<Object> values = List.copyOf(tail);
    tail.clear();
    return values;
  }
}
