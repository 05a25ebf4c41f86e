package wernicke.codec.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wernicke.api.Matrix;

/** Values of any type that records of the api are made of, by chance. */
final class Anything {
  private static final int TRIES = 100_000;
  private static final List<String> TEXTS =
      List.of("", "a", "gpt2 'small'", "\u00fc\"\\\n\t\u2028", "null", "{}", "\ud83d\ude00", "NaN");
  private static final double[] NUMBERS = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -0.0,
    0,
    1,
    0.1,
    Double.MIN_VALUE
  };

  private final Random random;

  Anything(long seed) {
    this.random = new Random(seed);
  }

  Object of(Type type) {
    return type instanceof ParameterizedType generic
        ? of((Class<?>) generic.getRawType(), generic.getActualTypeArguments())
        : of((Class<?>) type);
  }

  private Object of(Class<?> raw, Type... arguments) {
    int size = random.nextInt(3);
    if (raw == Optional.class) {
      return size == 0 ? Optional.empty() : Optional.of(of(arguments[0]));
    } else if (Map.class.isAssignableFrom(raw)) {
      Map<String, Object> map = raw == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
      IntStream.range(0, size).forEach(i -> map.put("k" + i + one(TEXTS), of(arguments[1])));
      return map;
    }
    List<Object> items =
        new ArrayList<>(IntStream.range(0, size).mapToObj(i -> of(arguments[0])).toList());
    return raw == Set.class ? new LinkedHashSet<>(items) : items;
  }

  private Object of(Class<?> type) {
    if (type.isSealed()) {
      return of(one(Arrays.asList(type.getPermittedSubclasses())));
    } else if (type.isRecord()) {
      return record(type);
    } else if (type.isEnum()) {
      return one(Arrays.asList(type.getEnumConstants()));
    } else if (type == Matrix.class) {
      return matrix();
    } else if (type == int[].class) {
      return random.ints(random.nextInt(4), 0, 9).toArray();
    } else if (type == String.class) {
      return one(TEXTS);
    } else if (type == double.class || type == Double.class) {
      return random.nextBoolean() ? random.nextGaussian() : NUMBERS[random.nextInt(NUMBERS.length)];
    } else if (type == float.class || type == Float.class) {
      return random.nextInt(4) == 0 ? Float.NaN : (float) random.nextGaussian();
    } else if (type == int.class || type == Integer.class) {
      return random.nextInt(3);
    } else if (type == long.class || type == Long.class) {
      return random.nextBoolean() ? random.nextInt(3) : random.nextLong() >>> 1;
    } else if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    } else if (type == Duration.class) {
      return Duration.ofNanos(random.nextLong());
    } else if (type == URI.class) {
      return URI.create("https://example.org/" + random.nextInt(9));
    } else if (type == Path.class) {
      return Path.of("/home/" + random.nextInt(9));
    }
    throw new AssertionError(type + ": say here how one is made");
  }

  private Matrix matrix() {
    int rows = random.nextInt(3);
    int columns = random.nextInt(3);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return Matrix.of(rows, columns, values);
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** Until its constructor takes what chance has made; some take null where nothing is there. */
  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      for (int i = 0; i < TRIES; i++) {
        Object[] arguments = Arrays.stream(components).map(this::component).toArray();
        Optional<Object> made = attempt(constructor, arguments);
        if (made.isPresent()) {
          return made.get();
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be made", e);
    }
    throw new AssertionError(type + " refuses whatever chance makes: say here how one is made");
  }

  private static Optional<Object> attempt(Constructor<?> constructor, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      return Optional.empty(); // it refuses that
    }
  }

  private Object component(RecordComponent component) {
    boolean absent = component.getType().isRecord() && random.nextInt(8) == 0;
    return absent ? null : of(component.getGenericType());
  }
}
