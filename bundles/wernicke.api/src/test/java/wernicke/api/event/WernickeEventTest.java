package wernicke.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RequestFailed;

/** Every event of the sealed vocabulary has a topic and survives the way through a property map. */
class WernickeEventTest {
  static Stream<Class<?>> events() {
    return leaves(WernickeEvent.class);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WernickeEventTest::leaves)
        : Stream.of(type);
  }

  @ParameterizedTest
  @MethodSource("events")
  void survivesTheWayThroughItsProperties(Class<? extends WernickeEvent> type) throws Exception {
    WernickeEvent event = example(type);
    assertThat(event.topic()).matches("wernicke/[a-z]+/[A-Z]+");
    assertThat(WernickeEvent.of(event.topic(), event.properties()::get)).contains(event);
  }

  @Test
  void topicsAreUnique() {
    List<String> topics =
        events().map(type -> Topics.of(type.asSubclass(WernickeEvent.class))).toList();
    assertThat(topics).doesNotHaveDuplicates().doesNotContainNull();
  }

  @Test
  void foreignTopicsAreNoneOfOurs() {
    assertThat(WernickeEvent.of("org/osgi/framework/BundleEvent/STARTED", key -> null)).isEmpty();
  }

  @Test
  void wrongPropertiesAreRefused() {
    RequestFailed event = new RequestFailed("r", Reason.TIMEOUT, "late");
    Map<String, Object> properties = new HashMap<>(event.properties());
    properties.put("reason", "TIMEOUT");
    assertThatThrownBy(() -> WernickeEvent.of(event.topic(), properties::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(event.topic());
  }

  /** An instance with a value for every primitive, string, list and map, and null elsewhere. */
  private static WernickeEvent example(Class<? extends WernickeEvent> type) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = Arrays.stream(components).map(c -> value(c.getType())).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<? extends WernickeEvent> constructor = type.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }

  private static Object value(Class<?> type) {
    if (type == String.class) {
      return "text";
    } else if (type == long.class) {
      return 7L;
    } else if (type == double.class) {
      return 0.5;
    }
    if (type == int.class) {
      return 3;
    } else if (type == boolean.class) {
      return true;
    } else if (type == List.class) {
      return List.of("text");
    } else if (type == Map.class) {
      return Map.of("key", "text");
    }
    return type.isEnum() ? type.getEnumConstants()[0] : null;
  }
}
