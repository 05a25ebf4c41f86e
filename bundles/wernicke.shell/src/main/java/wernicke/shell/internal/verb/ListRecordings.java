package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.TreeMap;
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

/** {@code recordings}: what models emitted and how much room it takes. */
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
    List<Recordings.Entry> entries = services.recordings().list();
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(entries, ListRecordings::json)));
      return Exit.OK;
    }
    Table table = new Table("recording", ">size", "model", "stimuli", "spec");
    for (Recordings.Entry entry : entries) {
      table.row(
          Texts.hash(entry.key()),
          Texts.bytes(entry.bytes()),
          entry.metadata().getOrDefault("model", "-"),
          Texts.hash(entry.metadata().getOrDefault("stimuli", "")),
          entry.metadata().getOrDefault("spec", "-"));
    }
    if (!table.empty()) {
      table.print(terminal.out());
    }
    long total = entries.stream().mapToLong(Recordings.Entry::bytes).sum();
    terminal
        .err()
        .println(
            Texts.count(entries.size(), "recording")
                + ", "
                + Texts.bytes(total)
                + "; "
                + Texts.bytes(services.recordings().freeBytes())
                + " free");
    return Exit.OK;
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
