package wernicke.shell.internal.events;

import com.google.gson.JsonObject;
import java.util.Optional;
import wernicke.api.console.Terminal;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.codec.internal.Codec;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Texts;

/** Prints what was heard, as far as it is asked for. */
final class Following {
  private final OpenRequests requests = new OpenRequests();
  private final Heard heard;
  private final String topic;
  private final Optional<ModelFilter> model;
  private final boolean json;
  private final Terminal terminal;

  /**
   * From now on.
   *
   * @param topic that is asked for, without its root; ends with {@code *} for all below
   * @param model that is asked for
   */
  Following(
      Heard heard, String topic, Optional<ModelFilter> model, boolean json, Terminal terminal) {
    this.heard = heard;
    this.topic = "wernicke/" + topic;
    this.model = model;
    this.json = json;
    this.terminal = terminal;
  }

  /** Prints the next event, if there is one within so many milliseconds, and what was dropped. */
  void next(long milliseconds) throws InterruptedException {
    Optional<Heard.Said> next = heard.next(milliseconds);
    long dropped = heard.takeDropped();
    if (dropped > 0) {
      terminal.err().println(Texts.count(dropped, "event") + " dropped: they came too fast");
    }
    if (next.isPresent()) {
      Optional<Request> about = requests.of(next.get().event());
      if (asked(next.get().event(), about)) {
        terminal.out().println(json ? json(next.get()) : text(next.get(), about));
        terminal.out().flush();
      }
    }
  }

  private boolean asked(WernickeEvent event, Optional<Request> about) {
    boolean said =
        topic.endsWith("*")
            ? event.topic().startsWith(topic.substring(0, topic.length() - 1))
            : event.topic().equals(topic);
    return said && (model.isEmpty() || model.get().concerns(event, about));
  }

  private String text(Heard.Said said, Optional<Request> about) {
    return EventText.line(said, about, terminal.width());
  }

  /** The record, and when and on which topic it was heard. */
  private static String json(Heard.Said said) {
    JsonObject object = new JsonObject();
    object.addProperty("time", said.time().toString());
    object.addProperty("topic", said.event().topic());
    Codec.write(said.event(), WernickeEvent.class)
        .getAsJsonObject()
        .entrySet()
        .forEach(member -> object.add(member.getKey(), member.getValue()));
    return Json.text(object);
  }
}
