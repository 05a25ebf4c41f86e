package wernicke.dataset.described.internal.verb;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.api.data.Descriptors;
import wernicke.api.store.Home;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Texts;

/** {@code data check}: what is wrong, what may be, what was read, and some of it. */
@Component(service = Verb.class, property = "service.ranking:Integer=860")
public final class CheckData implements Verb {
  private final Descriptors descriptors;
  private final Home home;

  @Activate
  public CheckData(@Reference Descriptors descriptors, @Reference Home home) {
    this.descriptors = descriptors;
    this.home = home;
  }

  @Override
  public Usage usage() {
    return Usage.of("data check", "tells what is wrong with your own data, and shows some of it")
        .parameter("id or folder", "a described data set, or a folder", Kind.DATASET, Kind.FOLDER)
        .flag("strict", "warnings are errors")
        .json()
        .example("data check var/data/mine", "three presentations beside what was found");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Path folder = folder(arguments.get(0), terminal);
    Descriptors.Report report = report(folder, terminal);
    int status = status(report, arguments.flag("strict"));
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(json(folder, report)));
      return status;
    }
    CheckText.of(report, terminal.width()).forEach(terminal.out()::println);
    if (report.problems().isEmpty()) {
      int warnings = report.warnings().size();
      terminal
          .out()
          .println(
              folder
                  + " can be used"
                  + (warnings == 0 ? "" : ", with " + Texts.count(warnings, "warning")));
    }
    return status;
  }

  private static int status(Descriptors.Report report, boolean strict) {
    boolean fine = report.problems().isEmpty() && (!strict || report.warnings().isEmpty());
    return fine ? Exit.OK : Exit.FAILED;
  }

  private Descriptors.Report report(Path folder, Terminal terminal) throws InterruptedException {
    try (Showing progress = terminal.progress("checking")) {
      return descriptors.check(folder, progress);
    } catch (CancellationException e) {
      InterruptedException exception = new InterruptedException("stopped");
      exception.initCause(e);
      throw exception;
    }
  }

  /** An id comes before a folder of {@code data/}, that before any other folder. */
  private Path folder(String text, Terminal terminal) {
    Path data = home.path().resolve("data");
    Path there = terminal.path(text);
    List<Path> folders = List.of(data.resolve(text), there);
    return descriptors.described().stream()
        .filter(d -> d.id().equals(text))
        .findFirst()
        .map(Descriptors.Described::folder)
        .or(() -> folders.stream().filter(Files::isDirectory).findFirst())
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no described data set '%s': neither in %s nor as the folder %s"
                        .formatted(text, data, there)));
  }

  private static JsonObject json(Path folder, Descriptors.Report report) {
    JsonObject object = new JsonObject();
    object.addProperty("folder", folder.toString());
    object.add("problems", Json.texts(report.problems()));
    object.add("warnings", Json.texts(report.warnings()));
    object.add("facts", Json.texts(report.facts()));
    object.add("examples", Json.array(report.examples(), CheckData::json));
    return Recorded.of(object, report, Descriptors.Report.class);
  }

  private static JsonObject json(Descriptors.Example example) {
    JsonObject object = new JsonObject();
    object.addProperty("presentation", example.presentation());
    object.addProperty("passage", example.passage());
    object.addProperty("text", example.text());
    object.add("times", Json.texts(example.times()));
    object.addProperty("place", example.place());
    JsonObject responses = new JsonObject();
    example.responses().forEach((id, value) -> responses.add(id, Json.number(value)));
    object.add("responses", responses);
    object.addProperty("neuroids", example.neuroids());
    return object;
  }
}
