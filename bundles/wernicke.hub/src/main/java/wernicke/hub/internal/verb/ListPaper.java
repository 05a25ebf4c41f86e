package wernicke.hub.internal.verb;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.store.Home;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.hub.internal.models.Shelf;
import wernicke.hub.internal.models.paper.PaperModel;
import wernicke.hub.internal.models.paper.PaperModels;

/** {@code models paper}: which models the paper scored, and which of them are here. */
@Component(service = Verb.class, property = "service.ranking:Integer=900")
public final class ListPaper implements Verb {
  private final Home home;

  @Activate
  public ListPaper(@Reference Home home) {
    this.home = home;
  }

  /** The models of the paper, for TAB. */
  static List<Candidate> candidates() {
    return PaperModels.all().stream()
        .map(m -> new Candidate(m.id(), m.family() + " of the paper"))
        .toList();
  }

  @Override
  public Usage usage() {
    return Usage.of("models paper", "lists the models of the paper, and which of them are here")
        .json()
        .example("models paper", "what 'models pull' knows by a short name");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Shelf shelf = new Shelf(home.path().resolve("models"));
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
