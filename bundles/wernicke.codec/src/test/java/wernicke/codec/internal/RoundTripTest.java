package wernicke.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import wernicke.api.Matrix;
import wernicke.api.event.WernickeEvent;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Outcome;

/** Every record of the api, found in its classes, survives being JSON. */
class RoundTripTest {
  private static final List<Class<?>> RECORDS = records();

  private static List<Class<?>> records() {
    try {
      URI api = WernickeEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path place = Path.of(api);
      if (Files.isDirectory(place)) {
        return records(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return records(jar.getPath("/"));
      }
    } catch (Exception e) {
      throw new AssertionError("the classes of the api cannot be listed", e);
    }
  }

  private static List<Class<?>> records(Path root) throws IOException, ClassNotFoundException {
    List<Class<?>> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("wernicke/api"))) {
      for (Path file : files.sorted().filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
        if (type.isRecord() && java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
          records.add(type);
        }
      }
    }
    return List.copyOf(records);
  }

  @Test
  void theRecordsAreFound() {
    assertThat(RECORDS).hasSizeGreaterThan(60).contains(WernickeEvent.JobChanged.class);
  }

  @Property(tries = 20)
  void everyRecordComesBackAsItWas(@ForAll long seed) {
    RECORDS.forEach(record -> check(new Anything(seed).of(record), record));
  }

  @Property(tries = 300)
  void whatIsSealedTellsWhatItIs(@ForAll long seed) {
    for (Class<?> sealed : List.of(WernickeEvent.class, JobSpec.class, Outcome.class)) {
      check(new Anything(seed).of(sealed), sealed);
    }
  }

  private static void check(Object value, Class<?> type) {
    String text = Codec.text(value, type);
    Object back = Codec.read(text, type);
    assertThat(same(value, back)).as("%s%n%s%n%s", value, text, back).isTrue();
  }

  private static boolean same(Object a, Object b) {
    if (a == null || b == null) {
      return a == b;
    } else if (a instanceof Matrix first && b instanceof Matrix second) {
      return first.rows() == second.rows()
          && first.columns() == second.columns()
          && Arrays.equals(first.toArray(), second.toArray());
    } else if (a instanceof int[] first && b instanceof int[] second) {
      return Arrays.equals(first, second);
    } else if (a instanceof Record) {
      return a.getClass() == b.getClass()
          && Arrays.stream(a.getClass().getRecordComponents())
              .allMatch(c -> same(component(c, a), component(c, b)));
    } else if (a instanceof List<?> first && b instanceof List<?> second) {
      return sameItems(first, second);
    } else if (a instanceof Map<?, ?> first && b instanceof Map<?, ?> second) {
      return first.keySet().equals(second.keySet())
          && first.keySet().stream().allMatch(key -> same(first.get(key), second.get(key)));
    }
    return a.equals(b);
  }

  private static boolean sameItems(Collection<?> first, Collection<?> second) {
    List<?> left = new ArrayList<>(first);
    List<?> right = new ArrayList<>(second);
    return left.size() == right.size()
        && java.util.stream.IntStream.range(0, left.size())
            .allMatch(i -> same(left.get(i), right.get(i)));
  }

  private static Object component(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
