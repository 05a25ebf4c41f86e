package wernicke.shell.internal.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.hub.PaperModels;
import wernicke.shell.internal.service.Services;

/** What may come next on a command line, from how the verbs are written and what is there now. */
final class Completion {
  /**
   * A word that may come next.
   *
   * @param word what is typed
   * @param description beside it; may be empty
   */
  record Candidate(String word, String description) {}

  /** What {@code data new} makes of a data set. */
  private static final Kind LAYOUT = Kind.DATA_LAYOUT;

  private static final int MOST_PATHS = 500;

  private final List<Usage> usages;
  private final Services services;

  Completion(List<Usage> usages, Services services) {
    this.usages = usages;
    this.services = services;
  }

  /**
   * The kind of the word at a place.
   *
   * @param words of the line; the first is the verb, with or without scope
   * @param index of the word that is being typed
   * @return empty if it is an option, or nothing that could be completed
   */
  Optional<Kind> kind(List<String> words, int index) {
    String name = words.get(0).substring(words.get(0).indexOf(':') + 1);
    return usages.stream()
        .filter(u -> u.name().equals(name))
        .findFirst()
        .flatMap(u -> kind(u, words, index))
        .map(k -> k == Kind.DATASET && words.subList(1, index).contains("new") ? LAYOUT : k);
  }

  private static Optional<Kind> kind(Usage usage, List<String> words, int index) {
    int place = 0;
    for (int i = 1; i < index; i++) {
      Optional<Usage.Option> option = option(usage, words.get(i));
      boolean takesNext = option.isPresent() && !option.get().flag();
      if (takesNext && i == index - 1) {
        return Optional.ofNullable(option.get().kind());
      }
      i += takesNext ? 1 : 0;
      place += words.get(i).startsWith("--") || takesNext ? 0 : 1;
    }
    return usage.at(place).map(Usage.Parameter::kind);
  }

  /** The options of a verb. */
  List<Candidate> options(String verb) {
    return usages.stream()
        .filter(u -> u.name().equals(verb))
        .flatMap(u -> u.options().stream())
        .map(o -> new Candidate("--" + o.name(), o.description()))
        .toList();
  }

  /** Files and folders that go on from what is typed; folders end with a slash. */
  List<Candidate> paths(String typed, Kind kind) {
    int end = typed.lastIndexOf('/') + 1;
    Path folder = Path.of("").resolve(typed.substring(0, end)).toAbsolutePath();
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(e -> kind == Kind.FILE || Files.isDirectory(e))
          .map(e -> typed.substring(0, end) + e.getFileName() + (Files.isDirectory(e) ? "/" : ""))
          .sorted()
          .limit(MOST_PATHS)
          .map(p -> new Candidate(p, ""))
          .toList();
    } catch (IOException | InvalidPathException | SecurityException e) {
      return List.of(); // no folder yet: nothing to offer
    }
  }

  private static Optional<Usage.Option> option(Usage usage, String word) {
    return word.startsWith("--") ? usage.option(word.substring(2)) : Optional.empty();
  }

  /** Every word of a kind; empty while the service that knows them is not there. */
  List<Candidate> candidates(Kind kind) {
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
      case BENCHMARK -> benchmarks();
      case JOB -> jobs();
      case RESULT -> results();
      case RESULT_OR_MODEL -> Stream.concat(results(), plugins(Plugin.Kind.MODEL));
      case RESULT_OR_BENCHMARK -> Stream.concat(results(), benchmarks());
      case LAYER -> layers();
      case SCHEME ->
          plain("shuffle:10:seed=1", "group:10:by=passage", "contiguous:5:gap=5", "runs:by=run");
      case CONTEXT -> plain("passage", "corpus");
      case POOLING -> plain("last", "mean", "first");
      case PICTURE -> plain("layers", "subjects", "rois", "brain");
      case DATA_ACTION -> plain("add", "fetch", "stimuli", "new", "check");
      case DATA_LAYOUT -> services.descriptors().layouts().stream().map(l -> new Candidate(l, ""));
      case MODEL_ACTION -> plain("pull", "paper", "merge", "bundle", "untrained");
      case JOB_ACTION, RESULT_ACTION -> plain("forget");
      case RECORDING_ACTION -> plain("prune");
      case CHECKPOINT -> Stream.concat(paper(), plugins(Plugin.Kind.MODEL));
      case VERB -> usages.stream().map(u -> new Candidate(u.name(), u.summary()));
      case FILE, FOLDER -> Stream.empty();
    };
  }

  private Stream<Candidate> benchmarks() {
    return services.catalog().benchmarks().stream()
        .map(b -> new Candidate(b.id(), b.dataset() + ", " + b.metric() + ", " + b.cv()));
  }

  private Stream<Candidate> plugins(Plugin.Kind kind) {
    return services.catalog().all(kind).stream().map(p -> new Candidate(p.id(), p.description()));
  }

  private static Stream<Candidate> paper() {
    return PaperModels.all().stream().map(m -> new Candidate(m.id(), m.family() + " of the paper"));
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
    return services.journal().scores().stream()
        .map(s -> new Candidate(s.id(), s.model() + " on " + s.benchmark()));
  }

  private Stream<Candidate> layers() {
    return services.journal().scores().stream()
        .flatMap(s -> s.layers().stream())
        .map(Score.Layer::name)
        .distinct()
        .map(name -> new Candidate(name, ""));
  }

  private static Stream<Candidate> plain(String... words) {
    return Stream.of(words).map(w -> new Candidate(w, ""));
  }
}
