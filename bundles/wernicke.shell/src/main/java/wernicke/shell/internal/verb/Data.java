package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wernicke.api.DatasetInfo;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.data.Descriptors;
import wernicke.api.store.Home;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.UsageException;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.cli.Wrapped;
import wernicke.shell.internal.fetch.Fetch;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Dialogue;
import wernicke.shell.internal.service.Services;

/**
 * {@code data}, {@code data add}, {@code data fetch}: where the files of data sets are; {@code data
 * stimuli}: what a model reads; {@code data new}, {@code data check}: your own.
 */
final class Data implements Verb {
  private final Services services;
  private final Lookup lookup;
  private final Fetch fetch;
  private final DescribedData described;
  private final DataStimuli stimuli;

  Data(Services services, Lookup lookup, Fetch fetch, Dialogue dialogue) {
    this.services = services;
    this.lookup = lookup;
    this.fetch = fetch;
    this.described = new DescribedData(services);
    this.stimuli = new DataStimuli(lookup, dialogue);
  }

  @Override
  public Usage usage() {
    return Usage.of("data", "shows where data sets' files are, gets them here, describes your own")
        .optional(
            "add|fetch|stimuli|new|check",
            "point at a local copy; download; print what a model reads; print a descriptor;"
                + " tell what is wrong with your own",
            Kind.DATA_ACTION)
        .optional(
            "id",
            "of the data set; with new: table, matrix or series; with check: or a folder",
            Kind.DATASET)
        .optional("folder", "with add: where the files are", Kind.FOLDER)
        .flag("yes", "with fetch: the licence is accepted, do not ask")
        .option("passage", "name", "with stimuli: only this passage", null)
        .option("limit", "number", "with stimuli: only so many presentations", null)
        .flag("csv", "with stimuli: print CSV, texts whole")
        .flag("strict", "with check: warnings are errors")
        .json();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    String action = arguments.find(0).orElse("");
    return switch (action) {
      case "" -> list(arguments, terminal);
      case "add" -> add(arguments, terminal);
      case "fetch" -> fetch(arguments, terminal);
      case "stimuli" -> stimuli.run(arguments, terminal);
      case "new" -> described.template(arguments, terminal);
      case "check" -> described.check(arguments, terminal);
      default ->
          throw arguments.wrong("'" + action + "' is none of add, fetch, stimuli, new and check");
    };
  }

  private int list(Arguments arguments, Terminal terminal) throws InterruptedException {
    List<DatasetInfo> sets =
        lookup.all(Plugin.Kind.DATASET, terminal).stream().map(Plugin::dataset).toList();
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(sets, this::json)));
    } else if (sets.isEmpty()) {
      terminal.err().println("no data sets: put a bundle of one into deploy/");
    } else {
      table(sets).print(terminal);
      sets.forEach(s -> missing(s, terminal));
    }
    return Exit.OK;
  }

  private Table table(List<DatasetInfo> sets) {
    Home home = services.home();
    Table table =
        new Table("data set", "state", "folder", "licence").leaving("folder").cutting("licence");
    for (DatasetInfo set : sets) {
      String folder = set.files().isEmpty() ? "-" : folder(set, home).toString();
      table.row(set.id(), state(set, home), folder, set.licence());
    }
    return table;
  }

  private Path folder(DatasetInfo set, Home home) {
    return described
        .find(set.id())
        .map(Descriptors.Described::folder)
        .or(() -> home.dataFolder(set.id()))
        .orElseGet(() -> DataFolders.own(set, home));
  }

  private String state(DatasetInfo set, Home home) {
    return described
        .find(set.id())
        .map(d -> d.trouble().isEmpty() ? "ready" : "cannot be used")
        .orElseGet(() -> DataFolders.state(set, home));
  }

  private void missing(DatasetInfo set, Terminal terminal) {
    List<String> missing = DataFolders.missing(set, folder(set, services.home()));
    if (missing.isEmpty() || described.find(set.id()).isPresent()) {
      return;
    }
    terminal.out().println();
    print("", set.id() + " lacks: " + String.join(", ", missing), terminal);
    set.source().ifPresent(s -> print("  ", "published at " + s, terminal));
    String fetchIt = set.downloads().isEmpty() ? "" : ", or: data fetch " + set.id();
    print("  ", "run: data add " + set.id() + " <folder>" + fetchIt, terminal);
  }

  private static void print(String start, String text, Terminal terminal) {
    Wrapped.lines(start, text, terminal.width()).forEach(terminal.out()::println);
  }

  private JsonObject json(DatasetInfo set) {
    Home home = services.home();
    Path folder = folder(set, home);
    JsonObject object = new JsonObject();
    object.addProperty("id", set.id());
    object.addProperty("state", state(set, home));
    object.addProperty("folder", set.files().isEmpty() ? null : folder.toString());
    object.addProperty("licence", set.licence());
    object.addProperty("citation", set.citation());
    object.addProperty("source", set.source().map(URI::toString).orElse(null));
    object.add("files", Json.texts(set.files()));
    object.add("missing", Json.texts(DataFolders.missing(set, folder)));
    object.addProperty("fetchable", !set.downloads().isEmpty());
    return object;
  }

  private int add(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    DatasetInfo set = dataset(arguments, terminal);
    Path folder = Drawing.resolve(terminal.cwd(), arguments.get(2));
    if (!Files.isDirectory(folder)) {
      throw new UsageException("there is no folder " + folder);
    }
    List<String> missing = DataFolders.missing(set, folder);
    if (!missing.isEmpty()) {
      throw new UsageException(
          folder + " is not a copy of " + set.id() + ": it lacks " + String.join(", ", missing));
    }
    services.home().addDataFolder(set.id(), folder.toRealPath());
    terminal.out().println(set.id() + " is read from " + folder.toRealPath());
    return Exit.OK;
  }

  private int fetch(Arguments arguments, Terminal terminal) throws InterruptedException {
    DatasetInfo set = dataset(arguments, terminal);
    if (arguments.find(2).isPresent()) {
      throw arguments.wrong("fetch takes no folder");
    }
    if (set.files().isEmpty()) {
      terminal.out().println(set.id() + " is built in: there is nothing to fetch");
      return Exit.OK;
    }
    if (set.downloads().isEmpty()) {
      throw new PluginException(
          set.id()
              + " cannot be fetched: get it"
              + set.source().map(s -> " from " + s).orElse("")
              + ", then 'data add "
              + set.id()
              + " <folder>'");
    }
    Home home = services.home();
    Path folder = DataFolders.own(set, home);
    if (!agreed(set, folder, arguments, terminal)) {
      return Licence.refused(terminal);
    }
    fetch.run(set, folder, terminal);
    if (!home.dataFolder(set.id()).equals(java.util.Optional.of(folder))) {
      home.addDataFolder(set.id(), folder);
    }
    terminal.out().println(set.id() + " is in " + folder);
    return Exit.OK;
  }

  private static boolean agreed(
      DatasetInfo set, Path folder, Arguments arguments, Terminal terminal)
      throws InterruptedException {
    terminal.err().println(set.id() + ": " + set.description());
    terminal.err().println("  licence   " + set.licence());
    terminal.err().println("  cite      " + set.citation());
    set.downloads()
        .forEach(
            d -> {
              String size = d.bytes() < 0 ? "size unknown" : Texts.bytes(d.bytes());
              terminal.err().println("  download  " + d.address() + " (" + size + ")");
            });
    terminal.err().println("  into      " + folder);
    return Licence.accepted(arguments, terminal);
  }

  private DatasetInfo dataset(Arguments arguments, Terminal terminal) throws InterruptedException {
    DatasetInfo set = lookup.plugin(Plugin.Kind.DATASET, arguments.get(1), terminal).dataset();
    described
        .find(set.id())
        .ifPresent(
            d -> {
              throw new UsageException(set.id() + " lies in " + d.folder() + ": edit it there");
            });
    return set;
  }
}
