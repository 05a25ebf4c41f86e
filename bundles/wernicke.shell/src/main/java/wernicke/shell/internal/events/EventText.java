package wernicke.shell.internal.events;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wernicke.api.AssemblyReference;
import wernicke.api.CrossValidation;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.RecordingSpec;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.EvaluationCompleted;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.console.internal.text.ProgressLine;
import wernicke.console.internal.text.Texts;

/** An event in one line: when, what, of which plugin, for which job or request, and the rest. */
final class EventText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /** A terminal of fewer columns has no room for columns of ours. */
  private static final int NARROW = 110;

  private static final int REQUEST = 8;
  private static final int HASH = 64;

  /** Told elsewhere in the line, or of no interest. */
  private static final Set<String> TOLD =
      Set.of("request", "deadline", "model", "dataset", "metric", "evaluation");

  private EventText() {}

  /**
   * The line.
   *
   * @param about the request that the event is, or is about, if it is known
   * @param width of the terminal; 0 if nothing is to be cut
   */
  static String line(Heard.Said said, Optional<Request> about, int width) {
    boolean narrow = width > 0 && width < NARROW;
    String line = narrow ? close(said, about) : spread(said, about);
    line = line.replaceAll("\\p{Cntrl}", " ").stripTrailing();
    return width > 0 && line.length() > width ? line.substring(0, width - 1) + "…" : line;
  }

  private static String spread(Heard.Said said, Optional<Request> about) {
    WernickeEvent event = said.event();
    return String.format(
        Locale.ROOT,
        "%s  %-21s  %-24s  %-8s  %s",
        TIME.format(said.time()),
        topic(event),
        plugin(event, about),
        reference(event),
        rest(event));
  }

  /** Only the topics under each other, and without the kind of a plugin, which they tell. */
  private static String close(Heard.Said said, Optional<Request> about) {
    WernickeEvent event = said.event();
    String start =
        String.format(Locale.ROOT, "%s  %-21s", SHORT_TIME.format(said.time()), topic(event));
    return Stream.of(start, id(event, about), reference(event), rest(event))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String topic(WernickeEvent event) {
    return event.topic().substring(event.topic().indexOf('/') + 1);
  }

  private static String plugin(WernickeEvent event, Optional<Request> about) {
    String id = id(event, about);
    return id.isEmpty() ? "" : kind(event, about).label() + " " + id;
  }

  private static String id(WernickeEvent event, Optional<Request> about) {
    if (event instanceof PluginArrived arrived) {
      return arrived.id();
    } else if (event instanceof PluginDeparted departed) {
      return departed.id();
    } else if (event instanceof JobChanged changed) {
      return changed.job().spec().model();
    }
    return about.map(Request::plugin).orElse("");
  }

  private static Plugin.Kind kind(WernickeEvent event, Optional<Request> about) {
    if (event instanceof PluginArrived arrived) {
      return arrived.kind();
    } else if (event instanceof PluginDeparted departed) {
      return departed.kind();
    }
    return about.map(Request::kind).orElse(Plugin.Kind.MODEL);
  }

  private static String reference(WernickeEvent event) {
    if (event instanceof JobChanged changed) {
      return "job " + changed.id();
    } else if (event instanceof JobProgress progress) {
      return "job " + progress.id();
    }
    return OpenRequests.id(event)
        .map(id -> id.substring(0, Math.min(REQUEST, id.length())))
        .orElse("");
  }

  private static String rest(WernickeEvent event) {
    if (event instanceof JobChanged changed) {
      String state = word(changed.state());
      String message = changed.job().message();
      return message.isBlank() ? state : state + ": " + message;
    } else if (event instanceof JobProgress progress) {
      String left =
          progress.etaSeconds() < 0 ? "" : ProgressLine.clock(progress.etaSeconds()) + " left";
      return joined(percent(progress.fraction()), left, progress.what());
    } else if (event instanceof RequestProgress progress) {
      return joined(percent(progress.fraction()), progress.what());
    } else if (event instanceof RequestFailed failed) {
      return word(failed.reason()) + ": " + failed.message();
    } else if (event instanceof PluginArrived arrived) {
      return arrived.plugin().bundle() + " " + arrived.plugin().version();
    } else if (event instanceof EvaluationCompleted completed) {
      Measurement whole = completed.found().whole();
      return whole.measure() + " " + Texts.number(whole.value()) + " " + whole.unit();
    }
    return event instanceof PluginDeparted ? "" : components(event);
  }

  private static String percent(double fraction) {
    return (int) (100 * fraction) + " %";
  }

  private static String joined(String... words) {
    return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The components that are short. */
  private static String components(WernickeEvent event) {
    List<String> words = new ArrayList<>();
    event
        .properties()
        .forEach(
            (name, value) -> {
              String text = TOLD.contains(name) ? "" : shown(value);
              if (!text.isEmpty()) {
                words.add(name + "=" + text);
              }
            });
    return String.join(" ", words);
  }

  /** Empty for what is large; only the number of what is many. */
  private static String shown(Object value) {
    if (value instanceof String text) {
      return text.length() == HASH ? Texts.hash(text) : text;
    } else if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof Enum<?> constant) {
      return word(constant);
    } else if (value instanceof RecordingSpec spec) {
      return spec.canonical();
    } else if (value instanceof AssemblyReference reference) {
      return Texts.hash(reference.key());
    } else if (value instanceof CrossValidation) {
      return value.toString();
    } else if (value instanceof Collection<?> items) {
      return String.valueOf(items.size());
    }
    return value instanceof Map<?, ?> map && !map.isEmpty() ? new TreeMap<>(map).toString() : "";
  }
}
