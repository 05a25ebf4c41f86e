package wernicke.shell.internal.verb;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.cli.Wrapped;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;
import wernicke.shell.internal.service.Services;

/** {@code jobs job follow watch cancel retry}. */
final class JobVerbs {
  private final Services services;
  private final Lookup lookup;
  private final Scoring scoring;

  JobVerbs(Services services, Lookup lookup, Scoring scoring) {
    this.services = services;
    this.lookup = lookup;
    this.scoring = scoring;
  }

  List<Verb> all() {
    return List.of(
        new Simple(
            Forget.jobOptions(
                    Usage.of(
                        "jobs",
                        "lists the jobs, oldest first: how far they are, what they wait for"))
                .flag("open", "only those that are not finished")
                .json(),
            this::list),
        new Simple(one("job", "shows a job").json(), this::show),
        new Simple(
            one("follow", "follows a job to its end and prints its score and controls").json(),
            this::follow),
        new Simple(one("watch", "the same as follow").json(), this::follow),
        new CancelVerb(services),
        new Simple(
            one("retry", "takes a failed or cancelled job up again, from what it has"),
            this::retry));
  }

  private static Usage one(String verb, String summary) {
    return Usage.of(verb, summary).parameter("id", "number of the job, see 'jobs'", Kind.JOB);
  }

  private int list(Arguments arguments, Terminal terminal) {
    if (Forget.asked(arguments)) {
      return new Forget(services, lookup).jobs(arguments, terminal);
    }
    List<JobText> jobs =
        texts(services.jobs().list()).stream()
            .filter(j -> !arguments.flag("open") || !j.job().state().terminal())
            .toList();
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(jobs, JobText::json)));
    } else if (jobs.isEmpty()) {
      terminal.err().println("no jobs: 'score <model> <benchmark>' makes one");
    } else {
      table(jobs).print(terminal);
    }
    return Exit.OK;
  }

  private List<JobText> texts(List<Job> jobs) {
    Map<Long, List<Long>> controls =
        jobs.stream()
            .filter(Job::control)
            .collect(
                Collectors.groupingBy(
                    Job::parent, Collectors.mapping(Job::id, Collectors.toList())));
    return jobs.stream().map(j -> text(j, controls.getOrDefault(j.id(), List.of()))).toList();
  }

  private JobText text(Job job, List<Long> controls) {
    return new JobText(job, controls, services.jobs().standing(job.id()));
  }

  private static Table table(List<JobText> jobs) {
    Table table =
        new Table(">id", "state", ">%", ">ETA", "model", "benchmark", "settings", "message")
            .leaving("settings")
            .cutting("message");
    jobs.forEach(
        j ->
            table.row(
                String.valueOf(j.job().id()),
                j.state(),
                j.percent(),
                j.eta(),
                j.job().spec().model(),
                j.job().spec().target(),
                j.settings(),
                j.message()));
    return table;
  }

  private int show(Arguments arguments, Terminal terminal) {
    Job job = lookup.job(arguments.get(0));
    List<Long> controls = services.jobs().controls(job.id()).stream().map(Job::id).toList();
    JsonObject json = text(job, controls).json();
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(json));
    } else {
      json.entrySet().stream()
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

  private int follow(Arguments arguments, Terminal terminal) throws InterruptedException {
    Job job = lookup.job(arguments.get(0));
    new Printing(services).print(scoring.follow(job, terminal), arguments.flag("json"), terminal);
    return Exit.OK;
  }

  private int retry(Arguments arguments, Terminal terminal) {
    Job job = lookup.job(arguments.get(0));
    if (!stopped(job) && services.jobs().controls(job.id()).stream().noneMatch(JobVerbs::stopped)) {
      String why = ": only failed and cancelled jobs can be taken up again";
      terminal.err().println("job " + job.id() + " is " + state(job) + why);
      return Exit.FAILED;
    }
    Job now = services.jobs().retry(job.id());
    terminal.out().println("job " + now.id() + " is " + state(now));
    return Exit.OK;
  }

  private static boolean stopped(Job job) {
    return job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
  }

  static String state(Job job) {
    return job.state().name().toLowerCase(Locale.ROOT);
  }
}
