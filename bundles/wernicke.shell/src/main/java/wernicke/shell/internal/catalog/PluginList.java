package wernicke.shell.internal.catalog;

import com.google.gson.JsonObject;
import java.util.List;
import wernicke.api.Benchmark;
import wernicke.api.Capability;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;

/**
 * What {@code models}, {@code datasets}, {@code metrics} and {@code evaluations} print: what is
 * there and where it comes from.
 *
 * @param none what to do where there are none
 */
record PluginList(Plugin.Kind kind, String none, Lookup lookup) {
  /** What a narrow terminal can do without; benchmarks of data sets have a verb of their own. */
  private static final List<String> LESS = List.of("bundle", "version");

  private static final List<String> LESS_OF_DATA = List.of("bundle", "version", "can");

  int print(Arguments arguments, Terminal terminal) throws InterruptedException {
    List<Plugin> plugins = lookup.all(kind, terminal);
    List<String> less = kind == Plugin.Kind.DATASET ? LESS_OF_DATA : LESS;
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(plugins, PluginList::json)));
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
    if (plugin.evaluation() != null) {
      object.addProperty("citation", plugin.evaluation().citation());
      object.addProperty("dataset", plugin.evaluation().dataset());
      object.add(
          "needs",
          Json.texts(plugin.evaluation().needs().stream().map(Capability::word).sorted().toList()));
    }
    return Recorded.of(object, plugin, Plugin.class);
  }
}
