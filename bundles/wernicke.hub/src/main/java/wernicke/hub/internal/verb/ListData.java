package wernicke.hub.internal.verb;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.DatasetInfo;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Wrapped;

/** {@code data}: where the files of data sets are, and how to get those that are not here. */
@Component(service = Verb.class, property = "service.ranking:Integer=860")
public final class ListData implements Verb {
  private final DataSets sets;

  @Activate
  public ListData(@Reference DataSets sets) {
    this.sets = sets;
  }

  @Override
  public Usage usage() {
    return Usage.of("data", "shows where data sets' files are, and what is missing")
        .json()
        .example("data", "every data set, and how to get those that are not here");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    List<DatasetInfo> all = sets.all(terminal);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(all, this::json)));
    } else if (all.isEmpty()) {
      terminal.err().println("no data sets: put a bundle of one into deploy/");
    } else {
      table(all).print(terminal);
      all.forEach(set -> missing(set, terminal));
    }
    return Exit.OK;
  }

  private Table table(List<DatasetInfo> all) {
    Table table =
        new Table("data set", "state", "folder", "licence").leaving("folder").cutting("licence");
    for (DatasetInfo set : all) {
      String folder = set.files().isEmpty() ? "-" : sets.folder(set).toString();
      table.row(set.id(), sets.state(set), folder, set.licence());
    }
    return table;
  }

  private void missing(DatasetInfo set, Terminal terminal) {
    List<String> missing = DataFolders.missing(set, sets.folder(set));
    if (missing.isEmpty() || sets.described(set.id()).isPresent()) {
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
    Path folder = sets.folder(set);
    JsonObject object = new JsonObject();
    object.addProperty("id", set.id());
    object.addProperty("state", sets.state(set));
    object.addProperty("folder", set.files().isEmpty() ? null : folder.toString());
    object.addProperty("licence", set.licence());
    object.addProperty("citation", set.citation());
    object.addProperty("source", set.source().map(URI::toString).orElse(null));
    object.add("files", Json.texts(set.files()));
    object.add("missing", Json.texts(DataFolders.missing(set, folder)));
    object.addProperty("fetchable", !set.downloads().isEmpty());
    return Recorded.of(object, set, DatasetInfo.class);
  }
}
