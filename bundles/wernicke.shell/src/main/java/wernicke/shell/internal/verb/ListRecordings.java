package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import wernicke.api.store.Recordings;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code recordings}: what models emitted how much room it takes, and what is unfinished. */
final class ListRecordings implements Verb {
  private final Services services;

  ListRecordings(Services services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return PruneRecordings.options(
            Usage.of("recordings", "lists the stored recordings and their sizes, or removes some"))
        .json();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String action = arguments.find(0).orElse("");
    if (action.equals("prune")) {
      return new PruneRecordings(services).run(arguments, terminal);
    } else if (!action.isEmpty()) {
      throw arguments.wrong("'" + action + "' is not 'prune'");
    }
    List<Recordings.Entry> whole = services.recordings().list();
    List<Recordings.Entry> drafts = services.recordings().drafts();
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
                + Texts.bytes(total)
                + "; "
                + Texts.bytes(services.recordings().freeBytes())
                + " free");
    return Exit.OK;
  }

  private static void row(Table table, Recordings.Entry entry, String state) {
    table.row(
        Texts.hash(entry.key()),
        Texts.bytes(entry.bytes()),
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
    JsonObject object = new JsonObject();
    object.addProperty("key", entry.key());
    object.addProperty("file", entry.file().toString());
    object.addProperty("bytes", entry.bytes());
    object.add("metadata", Json.texts(new TreeMap<>(entry.metadata())));
    return object;
  }
}
