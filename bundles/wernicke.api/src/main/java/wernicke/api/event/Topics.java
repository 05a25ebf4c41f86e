package wernicke.api.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.DescriptionCompleted;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.EvaluationCompleted;
import wernicke.api.event.WernickeEvent.EvaluationRequested;
import wernicke.api.event.WernickeEvent.GenerationCompleted;
import wernicke.api.event.WernickeEvent.GenerationRequested;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.event.WernickeEvent.NextTokensCompleted;
import wernicke.api.event.WernickeEvent.NextTokensRequested;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.event.WernickeEvent.StimuliRequested;
import wernicke.api.event.WernickeEvent.WorkloadCompleted;
import wernicke.api.event.WernickeEvent.WorkloadRequested;

/** Topic of each event type, and the conversion between records and property maps. */
final class Topics {
  private static final Map<Class<? extends WernickeEvent>, String> TOPICS =
      Map.ofEntries(
          Map.entry(DescriptionRequested.class, "wernicke/description/REQUESTED"),
          Map.entry(DescriptionCompleted.class, "wernicke/description/COMPLETED"),
          Map.entry(StimuliRequested.class, "wernicke/stimuli/REQUESTED"),
          Map.entry(StimuliCompleted.class, "wernicke/stimuli/COMPLETED"),
          Map.entry(WorkloadRequested.class, "wernicke/workload/REQUESTED"),
          Map.entry(WorkloadCompleted.class, "wernicke/workload/COMPLETED"),
          Map.entry(RecordingRequested.class, "wernicke/recording/REQUESTED"),
          Map.entry(RecordingCompleted.class, "wernicke/recording/COMPLETED"),
          Map.entry(GenerationRequested.class, "wernicke/generation/REQUESTED"),
          Map.entry(GenerationCompleted.class, "wernicke/generation/COMPLETED"),
          Map.entry(NextTokensRequested.class, "wernicke/nexttokens/REQUESTED"),
          Map.entry(NextTokensCompleted.class, "wernicke/nexttokens/COMPLETED"),
          Map.entry(EvaluationRequested.class, "wernicke/evaluation/REQUESTED"),
          Map.entry(EvaluationCompleted.class, "wernicke/evaluation/COMPLETED"),
          Map.entry(ComparisonRequested.class, "wernicke/comparison/REQUESTED"),
          Map.entry(ComparisonCompleted.class, "wernicke/comparison/COMPLETED"),
          Map.entry(CeilingRequested.class, "wernicke/ceiling/REQUESTED"),
          Map.entry(CeilingCompleted.class, "wernicke/ceiling/COMPLETED"),
          Map.entry(RequestFailed.class, "wernicke/request/FAILED"),
          Map.entry(RequestAccepted.class, "wernicke/request/ACCEPTED"),
          Map.entry(RequestCancelled.class, "wernicke/request/CANCELLED"),
          Map.entry(RequestProgress.class, "wernicke/request/PROGRESS"),
          Map.entry(PluginArrived.class, "wernicke/catalog/ARRIVED"),
          Map.entry(PluginDeparted.class, "wernicke/catalog/DEPARTED"),
          Map.entry(JobChanged.class, "wernicke/job/CHANGED"),
          Map.entry(JobProgress.class, "wernicke/job/PROGRESS"));

  private static final Map<String, Class<? extends WernickeEvent>> TYPES =
      TOPICS.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private Topics() {}

  static String of(Class<? extends WernickeEvent> type) {
    return TOPICS.get(type);
  }

  static SortedSet<String> all() {
    return new TreeSet<>(TYPES.keySet());
  }

  static Map<String, Object> properties(WernickeEvent event) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(event);
        if (value != null) {
          properties.put(component.getName(), value);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(component + " of " + event.topic(), e);
      }
    }
    return properties;
  }

  static Optional<WernickeEvent> read(String topic, Function<String, Object> property) {
    Class<? extends WernickeEvent> type = TYPES.get(topic);
    if (type == null) {
      return Optional.empty();
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = Arrays.stream(components).map(c -> property.apply(c.getName())).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<? extends WernickeEvent> constructor = type.getDeclaredConstructor(types);
      return Optional.of(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalArgumentException("event on " + topic + " with wrong properties", e);
    }
  }
}
