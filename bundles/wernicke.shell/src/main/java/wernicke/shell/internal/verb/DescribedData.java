package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import wernicke.api.data.Descriptors;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.UsageException;
import wernicke.shell.internal.report.CheckText;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code data new} and {@code data check}: data sets that are described, not programmed. */
final class DescribedData {
  private final Services services;

  DescribedData(Services services) {
    this.services = services;
  }

  /** The described data set of that id, if there is one. */
  Optional<Descriptors.Described> find(String id) {
    return services.descriptorsIfThere().stream()
        .flatMap(d -> d.described().stream())
        .filter(d -> d.id().equals(id))
        .findFirst();
  }

  /** {@code new [layout]}: the descriptor is the answer, its explanation is not. */
  int template(Arguments arguments, Terminal terminal) {
    refuse(arguments);
    Descriptors descriptors = services.descriptors();
    String layout = arguments.find(1).orElse(descriptors.layouts().get(0));
    if (!descriptors.layouts().contains(layout)) {
      throw arguments.wrong(
          "there is no layout '"
              + layout
              + "', it is one of "
              + String.join(", ", descriptors.layouts()));
    }
    Descriptors.Template template = descriptors.template(layout);
    template.explanation().forEach(terminal.err()::println);
    terminal.out().print(template.descriptor());
    return Exit.OK;
  }

  /** {@code check <folder|id>}: what is wrong, what may be, what was read, and some of it. */
  int check(Arguments arguments, Terminal terminal) throws InterruptedException {
    refuse(arguments);
    Descriptors descriptors = services.descriptors();
    Path folder = folder(arguments.get(1), terminal);
    Descriptors.Report report = report(descriptors, folder, terminal);
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

  private static void refuse(Arguments arguments) {
    if (arguments.find(2).isPresent()) {
      throw arguments.wrong("'" + arguments.get(2) + "' is one word too many");
    }
  }

  private static Descriptors.Report report(Descriptors descriptors, Path folder, Terminal terminal)
      throws InterruptedException {
    TerminalProgress progress = new TerminalProgress("checking", terminal);
    try {
      return descriptors.check(folder, progress);
    } catch (CancellationException e) {
      InterruptedException exception = new InterruptedException("stopped");
      exception.initCause(e);
      throw exception;
    } finally {
      progress.clear();
    }
  }

  /** An id comes before a folder of {@code data/}, that before any other folder. */
  private Path folder(String text, Terminal terminal) {
    Path data = services.home().path().resolve("data");
    Path there = Drawing.resolve(terminal.cwd(), text);
    List<Path> folders = List.of(data.resolve(text), there);
    return find(text)
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
    object.add("examples", Json.array(report.examples(), DescribedData::json));
    return object;
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
