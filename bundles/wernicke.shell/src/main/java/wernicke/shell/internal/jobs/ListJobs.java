package wernicke.shell.internal.jobs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.Job;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.shell.internal.service.Services;

/** {@code jobs}: every job, oldest first. */
@Component(service = Verb.class, property = "service.ranking:Integer=830")
public final class ListJobs implements Verb {
  private final Services services;

  @Activate
  public ListJobs(@Reference Services services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return Usage.of("jobs", "lists the jobs, oldest first: how far they are, what they wait for")
        .flag("open", "only those that are not finished")
        .json()
        .example("jobs --open", "what is being worked on");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
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
}
