package wernicke.store.internal.verb;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.store.Recordings;
import wernicke.codec.internal.Codec;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;
import wernicke.formats.internal.file.ByteCount;

/** {@code recordings}: what models emitted how much room it takes, and what is unfinished. */
@Component(service = Verb.class, property = "service.ranking:Integer=720")
public final class ListRecordings implements Verb {
  private final Recordings recordings;

  @Activate
  public ListRecordings(@Reference Recordings recordings) {
    this.recordings = recordings;
  }

  @Override
  public Usage usage() {
    return Usage.of("recordings", "lists the stored recordings and their sizes")
        .json()
        .example("recordings", "what the store holds, and how much room is left");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    List<Recordings.Entry> whole = recordings.list();
    List<Recordings.Entry> drafts = recordings.drafts();
    if (arguments.flag("json")) {
      List<JsonObject> all = new ArrayList<>();
      whole.forEach(entry -> all.add(json(entry, true)));
      drafts.forEach(entry -> all.add(json(entry, false)));
      terminal.out().println(Json.text(Json.array(all, entry -> entry)));
      return Exit.OK;
    }
    Table table =
        new Table("recording", ">size", "model", "stimuli", "spec")
            .leaving("stimuli")
            .cutting("spec");
    whole.forEach(entry -> row(table, entry, ""));
    drafts.forEach(entry -> row(table, entry, " (unfinished)"));
    if (!table.empty()) {
      table.print(terminal);
    }
    long total =
        Stream.of(whole, drafts).flatMap(List::stream).mapToLong(Recordings.Entry::bytes).sum();
    terminal
        .err()
        .println(
            Texts.count(whole.size(), "recording")
                + (drafts.isEmpty() ? "" : " and " + drafts.size() + " unfinished")
                + ", "
                + ByteCount.text(total)
                + "; "
                + ByteCount.text(recordings.freeBytes())
                + " free");
    return Exit.OK;
  }

  private static void row(Table table, Recordings.Entry entry, String state) {
    table.row(
        Texts.hash(entry.key()),
        ByteCount.text(entry.bytes()),
        entry.metadata().getOrDefault("model", "-"),
        Texts.hash(entry.metadata().getOrDefault("stimuli", "")),
        entry.metadata().getOrDefault("spec", "-") + state);
  }

  private static JsonObject json(Recordings.Entry entry, boolean complete) {
    JsonObject object = json(entry);
    object.addProperty("complete", complete);
    return object;
  }

  static JsonObject json(Recordings.Entry entry) {
    Recordings.Entry sorted =
        new Recordings.Entry(
            entry.key(), entry.file(), entry.bytes(), new TreeMap<>(entry.metadata()));
    return Codec.write(sorted, Recordings.Entry.class).getAsJsonObject();
  }
}
