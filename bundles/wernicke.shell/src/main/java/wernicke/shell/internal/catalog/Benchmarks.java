package wernicke.shell.internal.catalog;

import com.google.gson.JsonObject;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Benchmark;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;

/** {@code benchmarks}: what models can be scored on. */
@Component(service = Verb.class, property = "service.ranking:Integer=870")
public final class Benchmarks implements Verb {
  private final Lookup lookup;

  @Activate
  public Benchmarks(@Reference Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "benchmarks", "lists the benchmarks; <data set>-<metric> works for every metric too")
        .json()
        .example("benchmarks", "what 'score' takes as its second word");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    List<Benchmark> benchmarks = lookup.benchmarks(terminal);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(benchmarks, Benchmarks::json)));
      return Exit.OK;
    }
    if (benchmarks.isEmpty()) {
      terminal.err().println("no benchmarks: put a bundle of a data set into deploy/");
      return Exit.OK;
    }
    Table table =
        new Table("id", "data set", "metric", "cv", "asks the model for")
            .leaving("asks the model for", "data set")
            .cutting("metric", "cv");
    benchmarks.forEach(
        b ->
            table.row(
                b.id(), b.dataset(), b.metric(), b.cv().toString(), b.recording().kind().word()));
    table.print(terminal);
    return Exit.OK;
  }

  static JsonObject json(Benchmark benchmark) {
    JsonObject object = new JsonObject();
    object.addProperty("id", benchmark.id());
    object.addProperty("dataset", benchmark.dataset());
    object.addProperty("metric", benchmark.metric());
    object.addProperty("cv", benchmark.cv().toString());
    object.addProperty("recording", benchmark.recording().canonical());
    return Recorded.of(object, benchmark, Benchmark.class);
  }
}
