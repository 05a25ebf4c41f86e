package wernicke.shell.internal.stimuli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Assembly;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.event.WernickeEvent.StimuliRequested;
import wernicke.api.store.Materials;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Texts;
import wernicke.console.internal.words.Suggest;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.service.Dialogue;

/** {@code data stimuli}: what a model reads, presentation by presentation. */
@Component(service = Verb.class, property = "service.ranking:Integer=860")
public final class DataStimuli implements Verb {
  private static final long NO_JOB = 0;
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Lookup lookup;
  private final Dialogue dialogue;
  private final Materials materials;

  @Activate
  public DataStimuli(
      @Reference Lookup lookup, @Reference Dialogue dialogue, @Reference Materials materials) {
    this.lookup = lookup;
    this.dialogue = dialogue;
    this.materials = materials;
  }

  @Override
  public Usage usage() {
    return Usage.of("data stimuli", "prints what a model reads, presentation by presentation")
        .parameter("id", "of the data set", Kind.DATASET)
        .option("passage", "name", "only this passage")
        .option("limit", "number", "only so many presentations")
        .flag("csv", "print CSV, texts whole")
        .json()
        .example("data stimuli Demo --limit 5", "the first five presentations");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    if (arguments.flag("csv") && arguments.flag("json")) {
      throw arguments.wrong("--csv and --json do not go together");
    }
    long limit = limit(arguments);
    Plugin set = lookup.plugin(Plugin.Kind.DATASET, arguments.get(0), terminal);
    Assembly assembly = ask(set.id(), terminal);
    List<Stimulus> all = wanted(Stimulus.of(assembly), arguments);
    List<Stimulus> shown = all.stream().limit(limit).toList();
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(json(assembly, shown)));
    } else if (arguments.flag("csv")) {
      csv(shown, terminal);
    } else {
      text(assembly, shown, terminal);
    }
    if (shown.size() < all.size()) {
      terminal.err().println((all.size() - shown.size()) + " more: leave --limit out");
    }
    return Exit.OK;
  }

  private static long limit(Arguments arguments) {
    String text = arguments.option("limit").orElse("");
    if (!text.matches("[1-9][0-9]{0,8}") && arguments.option("limit").isPresent()) {
      throw arguments.wrong("--limit is a number from 1");
    }
    return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
  }

  private Assembly ask(String id, Terminal terminal) throws InterruptedException {
    long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
    Reply reply =
        dialogue.ask(
            "reading", request -> new StimuliRequested(request, deadline, NO_JOB, id), terminal);
    if (reply instanceof StimuliCompleted completed) {
      return materials.open(completed.assembly());
    }
    throw new PluginException(id + " answered with something else: try again");
  }

  private static List<Stimulus> wanted(List<Stimulus> all, Arguments arguments) {
    if (arguments.option("passage").isEmpty()) {
      return all;
    }
    String passage = arguments.option("passage").orElseThrow();
    Set<String> known =
        all.stream().map(Stimulus::passage).collect(Collectors.toCollection(TreeSet::new));
    if (!known.contains(passage)) {
      throw Suggest.unknown("passage", passage, known, "write one of them as it is");
    }
    return all.stream().filter(s -> s.passage().equals(passage)).toList();
  }

  private static void csv(List<Stimulus> shown, Terminal terminal) throws InterruptedException {
    StimuliCsv csv = new StimuliCsv(shown);
    terminal.out().print(csv.head());
    for (Stimulus stimulus : shown) {
      terminal.check();
      terminal.out().print(csv.row(stimulus));
    }
  }

  private static void text(Assembly assembly, List<Stimulus> shown, Terminal terminal)
      throws InterruptedException {
    StimuliText text = new StimuliText(shown, terminal);
    terminal.out().println(summary(assembly));
    for (Stimulus stimulus : shown) {
      terminal.check();
      text.lines(stimulus).forEach(terminal.out()::println);
    }
  }

  private static String summary(Assembly assembly) {
    return assembly.dataset()
        + ": "
        + Texts.count(assembly.stimuli().presentations().size(), "presentation")
        + ", "
        + (assembly.neuroids().isEmpty()
            ? "without responses"
            : assembly.scored().size() + " scored")
        + ", "
        + Texts.count(passages(assembly), "passage");
  }

  private static long passages(Assembly assembly) {
    return assembly.stimuli().presentations().stream().map(p -> p.passage()).distinct().count();
  }

  private static JsonObject json(Assembly assembly, List<Stimulus> shown) {
    JsonObject object = new JsonObject();
    object.addProperty("dataset", assembly.dataset());
    object.addProperty("presentations", assembly.stimuli().presentations().size());
    object.addProperty("scored", assembly.scored().size());
    object.addProperty("passages", passages(assembly));
    object.addProperty("neuroids", assembly.neuroids().size());
    JsonArray stimuli = Json.array(shown, Stimulus::json);
    object.add("stimuli", stimuli);
    return object;
  }
}
