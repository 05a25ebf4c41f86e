package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.util.List;
import wernicke.api.Benchmark;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;

/** {@code benchmarks}: what models can be scored on. */
final class Benchmarks implements Verb {
  private final Lookup lookup;

  Benchmarks(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "benchmarks", "lists the benchmarks; <data set>-<metric> works for every metric too")
        .json();
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
    return object;
  }
}
