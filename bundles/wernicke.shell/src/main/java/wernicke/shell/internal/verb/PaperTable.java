package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.hub.PaperModel;
import wernicke.shell.internal.hub.PaperModels;
import wernicke.shell.internal.hub.Shelf;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;
import wernicke.shell.internal.service.Services;

/** {@code models paper}: which models the paper scored, and which of them are here. */
final class PaperTable {
  private final Services services;

  PaperTable(Services services) {
    this.services = services;
  }

  int run(Arguments arguments, Terminal terminal) {
    Shelf shelf = new Shelf(services.home().path().resolve("models"));
    List<PaperModel> models = PaperModels.all();
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(models, m -> json(m, shelf.find(m)))));
      return Exit.OK;
    }
    Table table =
        new Table("id", "family", "base", "hub", "state").leaving("base", "family").cutting("hub");
    for (PaperModel model : models) {
      String base = model.base().isEmpty() ? "-" : model.base();
      table.row(model.id(), model.family(), base, hub(model), state(model, shelf.find(model)));
    }
    table.print(terminal);
    return Exit.OK;
  }

  private static String hub(PaperModel model) {
    return model.hub().isEmpty() ? "on request: github.com/" + model.source() : model.hub();
  }

  private static String state(PaperModel model, Optional<Path> folder) {
    if (folder.isEmpty()) {
      return "not here";
    }
    boolean delta = model.delta() && !folder.get().endsWith(model.id());
    return delta ? "delta here" : "here";
  }

  private static JsonObject json(PaperModel model, Optional<Path> folder) {
    JsonObject object = new JsonObject();
    object.addProperty("id", model.id());
    object.addProperty("family", model.family());
    object.addProperty("base", model.base().isEmpty() ? null : model.base());
    object.addProperty("source", model.source());
    object.addProperty("hub", model.hub().isEmpty() ? null : model.hub());
    object.addProperty("published", model.published().name().toLowerCase(Locale.ROOT));
    object.addProperty("state", state(model, folder));
    object.addProperty("folder", folder.map(Path::toString).orElse(null));
    return object;
  }
}
