package wernicke.shell.internal.completion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Candidate;
import wernicke.api.console.Kind;
import wernicke.api.job.Score;
import wernicke.api.store.ResultQuery;
import wernicke.shell.internal.service.Services;

/** The ids of each kind that are there now. */
final class ServiceIds {
  private final Services services;

  ServiceIds(Services services) {
    this.services = services;
  }

  /** Every word of a kind; empty while the service that knows them is not there. */
  List<Candidate> of(Kind kind) {
    try {
      return words(kind).toList();
    } catch (PluginException e) {
      return List.of();
    }
  }

  private Stream<Candidate> words(Kind kind) {
    return switch (kind) {
      case MODEL -> plugins(Plugin.Kind.MODEL);
      case DATASET -> plugins(Plugin.Kind.DATASET);
      case METRIC -> plugins(Plugin.Kind.METRIC);
      case EVALUATION -> plugins(Plugin.Kind.EVALUATION);
      case BENCHMARK -> benchmarks();
      case JOB -> jobs();
      case RESULT -> results();
      case LAYER -> layers();
      case VERB, FILE, FOLDER -> Stream.empty();
    };
  }

  private Stream<Candidate> benchmarks() {
    return services.catalog().benchmarks().stream()
        .map(b -> new Candidate(b.id(), b.dataset() + ", " + b.metric() + ", " + b.cv()));
  }

  private Stream<Candidate> plugins(Plugin.Kind kind) {
    return services.catalog().all(kind).stream().map(p -> new Candidate(p.id(), p.description()));
  }

  private Stream<Candidate> jobs() {
    return services.jobs().list().stream()
        .map(
            j ->
                new Candidate(
                    String.valueOf(j.id()),
                    j.state().name().toLowerCase(Locale.ROOT)
                        + ", "
                        + j.spec().model()
                        + " on "
                        + j.spec().target()));
  }

  private Stream<Candidate> results() {
    return services.journal().results(ResultQuery.ALL).stream()
        .map(r -> new Candidate(r.id(), r.asked().model() + " on " + r.asked().target()));
  }

  private Stream<Candidate> layers() {
    return services.journal().scores().stream()
        .flatMap(s -> s.layers().stream())
        .map(Score.Layer::name)
        .distinct()
        .map(name -> new Candidate(name, ""));
  }
}
