package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.util.List;
import wernicke.api.Benchmark;
import wernicke.api.catalog.Plugin;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;

/** {@code models}, {@code datasets} and {@code metrics}: what is there and where it comes from. */
final class ListPlugins implements Verb {
  /** What a narrow terminal can do without; benchmarks of data sets have a verb of their own. */
  private static final List<String> LESS = List.of("bundle", "version");

  private static final List<String> LESS_OF_DATA = List.of("bundle", "version", "can");

  private final Plugin.Kind kind;
  private final Usage usage;
  private final String none;
  private final Lookup lookup;

  private ListPlugins(Plugin.Kind kind, Usage usage, String none, Lookup lookup) {
    this.kind = kind;
    this.usage = usage;
    this.none = none;
    this.lookup = lookup;
  }

  static ListPlugins models(Lookup lookup) {
    return new ListPlugins(
        Plugin.Kind.MODEL,
        Usage.of("models", "lists the models and controls that can be scored").json(),
        "no models: put a checkpoint folder into models/ or a bundle into deploy/",
        lookup);
  }

  static ListPlugins datasets(Lookup lookup) {
    return new ListPlugins(
        Plugin.Kind.DATASET,
        Usage.of("datasets", "lists the data sets; 'data' shows where their files lie").json(),
        "no data sets: put a bundle of one into deploy/",
        lookup);
  }

  static ListPlugins metrics(Lookup lookup) {
    return new ListPlugins(
        Plugin.Kind.METRIC,
        Usage.of("metrics", "lists the metrics; each works on every data set").json(),
        "no metrics: put a bundle of one into deploy/",
        lookup);
  }

  @Override
  public Usage usage() {
    return usage;
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    List<Plugin> plugins = lookup.all(kind, terminal);
    List<String> less = kind == Plugin.Kind.DATASET ? LESS_OF_DATA : LESS;
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(plugins, ListPlugins::json)));
    } else if (plugins.isEmpty()) {
      terminal.err().println(none);
    } else {
      table(plugins, less).print(terminal);
    }
    return Exit.OK;
  }

  private static Table table(List<Plugin> plugins, List<String> less) {
    Table table =
        new Table("id", "can", "bundle", "version", "description")
            .leaving(less.toArray(String[]::new))
            .cutting("can", "description");
    for (Plugin plugin : plugins) {
      table.row(plugin.id(), can(plugin), plugin.bundle(), plugin.version(), description(plugin));
    }
    return table;
  }

  private static String description(Plugin plugin) {
    return plugin.dataset() == null ? plugin.description() : plugin.dataset().description();
  }

  private static String can(Plugin plugin) {
    List<String> words =
        plugin.dataset() == null
            ? plugin.capabilities()
            : plugin.benchmarks().stream().map(Benchmark::id).toList();
    return words.isEmpty() ? "-" : String.join(", ", words);
  }

  private static JsonObject json(Plugin plugin) {
    JsonObject object = new JsonObject();
    object.addProperty("id", plugin.id());
    object.addProperty("description", description(plugin));
    object.addProperty("bundle", plugin.bundle());
    object.addProperty("version", plugin.version());
    object.add("capabilities", Json.texts(plugin.capabilities()));
    if (plugin.dataset() != null) {
      object.addProperty("licence", plugin.dataset().licence());
      object.addProperty("citation", plugin.dataset().citation());
      object.add("benchmarks", Json.array(plugin.benchmarks(), Benchmarks::json));
    }
    return object;
  }
}
