package wernicke.shell.internal.jobs;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.Job;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Wrapped;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.service.Services;

/** {@code job}: one job in full. */
@Component(service = Verb.class, property = "service.ranking:Integer=820")
public final class ShowJob implements Verb {
  private final Services services;
  private final Lookup lookup;

  @Activate
  public ShowJob(@Reference Services services, @Reference Lookup lookup) {
    this.services = services;
    this.lookup = lookup;
  }

  @Override
  public Usage usage() {
    return Usage.of("job", "shows a job")
        .parameter("id", "number of the job, see 'jobs'", Kind.JOB)
        .json()
        .example("job 3", "all that is known of job 3");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Job job = lookup.job(arguments.get(0));
    List<Long> controls = services.jobs().controls(job.id()).stream().map(Job::id).toList();
    JobText text = new JobText(job, controls, services.jobs().standing(job.id()));
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(text.json()));
    } else {
      text.flat().entrySet().stream()
          .map(e -> Wrapped.lines("%-14s".formatted(e.getKey()), plain(e), terminal.width()))
          .forEach(lines -> lines.forEach(terminal.out()::println));
    }
    return Exit.OK;
  }

  private static String plain(Map.Entry<String, JsonElement> entry) {
    JsonElement value = entry.getValue();
    if (value.isJsonArray() && value.getAsJsonArray().isEmpty()) {
      return entry.getKey().equals("layers") ? "all" : "-";
    } else if (value.isJsonPrimitive()) {
      return value.getAsString().isEmpty() ? "-" : value.getAsString();
    }
    return value.isJsonNull() ? "-" : value.toString();
  }
}
