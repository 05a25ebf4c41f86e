package wernicke.formats.internal.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a pickle of protocols 2 to 5 (Python's {@code pickletools}) that builds texts ({@link
 * String}), bytes ({@link ByteBuffer}), numbers ({@link Long}, {@link Double}), lists, tuples
 * ({@link List}) and dicts ({@link Map}, its keys texts or whole numbers), and what the caller's
 * {@link Globals} know; whatever else it wants is refused by name. It can neither call anything nor
 * take more memory than a small multiple of its own length.
 */
public final class Pickle {
  /** Python's None. */
  public static final Object NONE = new Object();

  private static final int LAST_PROTOCOL = 5;

  /** Enough for fifty thousand tensors; each operation takes less than 100 bytes of memory. */
  private static final int MOST_STEPS = 1 << 21;

  private final Code code;
  private final Globals globals;
  private final Stack stack = new Stack();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Pickle(Code code, Globals globals) {
    this.code = code;
    this.globals = globals;
  }

  /**
   * The object that the pickle describes.
   *
   * @throws PickleException if it is broken or wants what it may not have
   */
  public static Object load(ByteBuffer code, Globals globals) {
    return new Pickle(new Code(code), globals).run();
  }

  private Object run() {
    for (int step = 0; step < MOST_STEPS; step++) {
      int opcode = code.unsignedByte();
      if (opcode == '.') {
        return stack.pop();
      }
      if (!number(opcode) && !text(opcode) && !container(opcode) && !memo(opcode)) {
        special(opcode);
      }
    }
    throw new PickleException(
        "its pickle has more than "
            + MOST_STEPS
            + " operations, which "
            + globals.who()
            + " do not need");
  }

  private boolean number(int opcode) {
    switch (opcode) {
      case 'N' -> stack.push(NONE);
      case 0x88 -> stack.push(true); // NEWTRUE
      case 0x89 -> stack.push(false); // NEWFALSE
      case 'J' -> stack.push((long) code.integer());
      case 'K' -> stack.push((long) code.unsignedByte());
      case 'M' -> stack.push((long) code.unsignedShort());
      case 0x8a -> stack.push(code.wide(code.unsignedByte())); // LONG1
      case 'G' -> stack.push(code.number());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Of Python 2's texts of bytes no encoding is known; each byte becomes a character. */
  private boolean text(int opcode) {
    switch (opcode) {
      case 'U' -> stack.push(code.text(code.unsignedByte(), StandardCharsets.ISO_8859_1));
      case 'T' -> stack.push(code.text(code.integer(), StandardCharsets.ISO_8859_1));
      case 0x8c -> stack.push(code.text(code.unsignedByte(), StandardCharsets.UTF_8));
      case 'X' -> stack.push(code.text(code.integer(), StandardCharsets.UTF_8));
      case 0x8d -> stack.push(code.text(code.wide(8), StandardCharsets.UTF_8)); // BINUNICODE8
      case 'C' -> stack.push(code.take(code.unsignedByte()));
      case 'B' -> stack.push(code.take(code.integer()));
      case 0x8e -> stack.push(code.take(code.wide(8))); // BINBYTES8
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) {
    switch (opcode) {
      case '(' -> stack.mark();
      case '}' -> stack.push(new LinkedHashMap<Object, Object>());
      case ']' -> stack.push(new ArrayList<Object>());
      case ')' -> stack.push(List.of());
      case 't' -> stack.push(stack.marked());
      case 0x85 -> stack.push(stack.pop(1)); // TUPLE1
      case 0x86 -> stack.push(stack.pop(2)); // TUPLE2
      case 0x87 -> stack.push(stack.pop(3)); // TUPLE3
      case 's' -> put(stack.pop(2));
      case 'u' -> put(stack.marked());
      case 'a' -> append(stack.pop(1));
      case 'e' -> append(stack.marked());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memo(int opcode) {
    switch (opcode) {
      case 'q' -> memo.put(code.unsignedByte(), stack.peek());
      case 'r' -> memo.put(code.integer(), stack.peek());
      case 0x94 -> memo.put(memo.size(), stack.peek()); // MEMOIZE
      case 'h' -> stack.push(remembered(code.unsignedByte()));
      case 'j' -> stack.push(remembered(code.integer()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void special(int opcode) {
    switch (opcode) {
      case 0x80 -> protocol(code.unsignedByte()); // PROTO
      case 0x95 -> code.take(8); // FRAME: a hint for readers of streams
      case 'c' -> stack.push(globals.global(code.line() + "." + code.line()));
      case 0x93 -> { // STACK_GLOBAL
        List<Object> names = stack.pop(2);
        stack.push(globals.global(string(names.get(0)) + "." + string(names.get(1))));
      }
      case 'Q' -> stack.push(globals.persistent(stack.pop()));
      case 'R' -> call(stack.pop(2));
      case 'b' -> build(stack.pop());
      default ->
          throw new PickleException(
              "its pickle has the operation 0x%02x, which no plain data need".formatted(opcode));
    }
  }

  private static void protocol(int version) {
    if (version > LAST_PROTOCOL) {
      throw new PickleException("its pickle has the unknown protocol " + version);
    }
  }

  private void call(List<Object> call) {
    if (!(call.get(1) instanceof List<?> arguments)) {
      throw new PickleException("its pickle calls without arguments");
    }
    stack.push(globals.call(call.get(0), arguments));
  }

  /** Attributes of a dict (a state's {@code _metadata}) are of no use to anybody here. */
  private void build(Object state) {
    if (!(stack.peek() instanceof Map) || !(state instanceof Map)) {
      globals.build(stack.peek(), state);
    }
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> pairs) {
    if (!(stack.peek() instanceof Map) || pairs.size() % 2 != 0) {
      throw new PickleException("its pickle puts pairs into something that is no dict");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      if (!(pairs.get(i) instanceof String) && !(pairs.get(i) instanceof Long)) {
        throw new PickleException("its pickle has a key that is neither text nor number");
      }
      ((Map<Object, Object>) stack.peek()).put(pairs.get(i), pairs.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> elements) {
    if (!(stack.peek() instanceof ArrayList)) {
      throw new PickleException("its pickle appends to something that is no list");
    }
    ((List<Object>) stack.peek()).addAll(elements);
  }

  private Object remembered(int key) {
    Object value = memo.get(key);
    if (value == null) {
      throw new PickleException("its pickle refers to what is not there");
    }
    return value;
  }

  private static String string(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new PickleException("its pickle has a name that is no text");
  }
}
