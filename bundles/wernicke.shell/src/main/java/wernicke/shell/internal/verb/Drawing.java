package wernicke.shell.internal.verb;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.Score;
import wernicke.api.job.Setting;
import wernicke.api.report.ResultName;
import wernicke.shell.internal.cli.UsageException;
import wernicke.shell.internal.service.Services;

/** Draws scores into {@code figures/} of the home, or where the caller says. */
final class Drawing {
  private static final Set<String> SHARED = Set.of(Setting.METRIC, Setting.CV, Setting.CONTEXT);

  private final Services services;

  Drawing(Services services) {
    this.services = services;
  }

  /**
   * Draws a score.
   *
   * @param folder relative to {@code cwd}; empty for the home's
   * @return the files
   */
  List<Path> draw(Score score, List<Score> controls, Optional<String> folder, Path cwd) {
    return services.figures().draw(score, controls, stem(score, folder, cwd));
  }

  /**
   * How the files about a score begin: in the folder as the caller wrote it, or the home's, by a
   * name that no other stored score has.
   */
  Path stem(Score score, Optional<String> folder, Path cwd) {
    Set<Score> all = new LinkedHashSet<>(services.journal().scores());
    all.add(score);
    ResultName name = ResultName.of(all).get(score.id());
    return folder(folder, cwd).resolve(name.file(score));
  }

  /** The folder as the caller wrote it, or the home's. */
  Path folder(Optional<String> folder, Path cwd) {
    return folder
        .map(f -> resolve(cwd, f))
        .orElseGet(() -> services.home().path().resolve("figures"));
  }

  /**
   * The stored scores of controls that may stand beside a score: same data, metric, scheme and
   * context, and else as the benchmark does.
   */
  List<Score> controlsBeside(Score score) {
    List<String> controls =
        services.catalog().all(Plugin.Kind.MODEL).stream()
            .filter(p -> p.can("control") && !p.id().equals(score.model()))
            .map(Plugin::id)
            .toList();
    return controls.stream().flatMap(id -> latest(id, score).stream()).toList();
  }

  private Optional<Score> latest(String control, Score score) {
    return services.journal().scores().stream()
        .filter(s -> s.model().equals(control) && comparable(s, score))
        .reduce((older, newer) -> newer);
  }

  private static boolean comparable(Score a, Score b) {
    return a.benchmark().equals(b.benchmark())
        && a.metric().equals(b.metric())
        && a.cv().equals(b.cv())
        && shared(a).equals(a.settings())
        && shared(a).equals(shared(b))
        && a.fingerprints().getOrDefault("data", "").equals(b.fingerprints().get("data"));
  }

  /** The settings that a score and the controls beside it have in common. */
  private static Map<String, String> shared(Score score) {
    Map<String, String> settings = new LinkedHashMap<>(score.settings());
    settings.keySet().retainAll(SHARED);
    return settings;
  }

  /** A path as the caller wrote it, relative to the caller's folder. */
  static Path resolve(Path cwd, String text) {
    try {
      return cwd.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("'" + text + "' is no path: " + e.getReason(), e);
    }
  }
}
