package wernicke.report.internal.score;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Terminal;
import wernicke.api.job.Score;
import wernicke.api.job.Setting;
import wernicke.api.report.Figures;
import wernicke.api.report.ResultName;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;

/** Draws scores into {@code figures/} of the home, or where the caller says. */
public final class Drawing {
  private static final Set<String> SHARED = Set.of(Setting.METRIC, Setting.CV, Setting.CONTEXT);

  private final Supplier<Figures> figures;
  private final Supplier<Journal> journals;
  private final Supplier<Home> homes;
  private final Supplier<Catalog> catalogs;

  /** With the services of the moment. */
  public Drawing(
      Supplier<Figures> figures,
      Supplier<Journal> journals,
      Supplier<Home> homes,
      Supplier<Catalog> catalogs) {
    this.figures = figures;
    this.journals = journals;
    this.homes = homes;
    this.catalogs = catalogs;
  }

  /**
   * Draws a score.
   *
   * @param folder as the caller wrote it; empty for the home's
   * @return the files
   */
  public List<Path> draw(
      Score score, List<Score> controls, Optional<String> folder, Terminal terminal) {
    return figures.get().draw(score, controls, stem(score, folder, terminal));
  }

  /**
   * How the files about a score begin: in the folder as the caller wrote it, or the home's, by a
   * name that no other stored score has.
   */
  public Path stem(Score score, Optional<String> folder, Terminal terminal) {
    Set<Score> all = new LinkedHashSet<>(journals.get().scores());
    all.add(score);
    ResultName name = ResultName.of(all).get(score.id());
    return folder(folder, terminal).resolve(name.file(score));
  }

  /** The folder as the caller wrote it, or the home's. */
  public Path folder(Optional<String> folder, Terminal terminal) {
    return folder.map(terminal::path).orElseGet(() -> homes.get().path().resolve("figures"));
  }

  /**
   * The stored scores of controls that may stand beside a score: same data, metric, scheme and
   * context, and else as the benchmark does.
   */
  public List<Score> controlsBeside(Score score) {
    List<String> controls =
        catalogs.get().all(Plugin.Kind.MODEL).stream()
            .filter(p -> p.can("control") && !p.id().equals(score.model()))
            .map(Plugin::id)
            .toList();
    return controls.stream().flatMap(id -> latest(id, score).stream()).toList();
  }

  private Optional<Score> latest(String control, Score score) {
    return journals.get().scores().stream()
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
}
