package wernicke.shell.internal.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import wernicke.api.console.Candidate;
import wernicke.api.console.Kind;
import wernicke.api.console.Usage;
import wernicke.console.internal.run.Known;
import wernicke.console.internal.run.Offer;
import wernicke.shell.internal.service.Services;

/** What may come next on a command line, from how the verbs are written and what is there now. */
public final class Completion {
  private static final int MOST_PATHS = 500;

  private final Supplier<Known> verbs;
  private final ServiceIds ids;

  /**
   * For verbs that come and go.
   *
   * @param verbs those of the moment
   */
  public Completion(Supplier<Known> verbs, Services services) {
    this.verbs = verbs;
    this.ids = new ServiceIds(services);
  }

  /**
   * A place on a line.
   *
   * @param name of the parameter, or of the option whose value stands there
   * @param kinds what it may name
   */
  record Place(Offer offer, String name, List<Kind> kinds) {}

  /**
   * The words that may stand at a place; files and folders are left to {@link #paths}.
   *
   * @param words of the line; the first is the verb, with or without scope
   * @param index of the word that is being typed
   */
  public List<Candidate> words(List<String> words, int index) {
    if (index == 0) {
      return heads();
    }
    List<String> line = new ArrayList<>(words.subList(0, index));
    line.set(0, line.get(0).substring(line.get(0).indexOf(':') + 1));
    Optional<Known.Meant> meant = verbs.get().meant(line);
    if (words.get(index).startsWith("-")) {
      return meant.map(m -> options(m.offer().usage())).orElse(List.of());
    }
    List<Candidate> all = new ArrayList<>(actions(line));
    place(line).ifPresent(place -> all.addAll(candidates(place)));
    return all;
  }

  /** The kinds of the word after a line; empty if it is nothing that could be completed. */
  List<Kind> kinds(List<String> line) {
    return place(line).map(Place::kinds).orElse(List.of());
  }

  private Optional<Place> place(List<String> line) {
    return verbs.get().meant(line).flatMap(meant -> place(meant.offer(), meant.rest()));
  }

  private static Optional<Place> place(Offer offer, List<String> rest) {
    int place = 0;
    for (int i = 0; i < rest.size(); i++) {
      Optional<Usage.Option> option = option(offer.usage(), rest.get(i));
      boolean takesNext = option.isPresent() && !option.get().flag();
      if (takesNext && i == rest.size() - 1) {
        return option.map(o -> new Place(offer, o.name(), o.kinds()));
      }
      i += takesNext ? 1 : 0;
      place += rest.get(i).startsWith("--") || takesNext ? 0 : 1;
    }
    return offer.usage().at(place).map(p -> new Place(offer, p.name(), p.kinds()));
  }

  private static Optional<Usage.Option> option(Usage usage, String word) {
    return word.startsWith("--") ? usage.option(word.substring(2)) : Optional.empty();
  }

  /** The first words of all verbs, each with what the shortest verb does. */
  private List<Candidate> heads() {
    Known known = verbs.get();
    return known.heads().stream()
        .map(head -> new Candidate(head, known.find(head).map(o -> o.usage().summary()).orElse("")))
        .toList();
  }

  /** The second words of verbs of two words. */
  private List<Candidate> actions(List<String> line) {
    Known known = verbs.get();
    return known.second(line) > 0
        ? List.of()
        : known.family(line.get(0)).stream()
            .map(
                o ->
                    new Candidate(
                        o.name().substring(line.get(0).length() + 1), o.usage().summary()))
            .toList();
  }

  private static List<Candidate> options(Usage usage) {
    return usage.options().stream()
        .map(o -> new Candidate("--" + o.name(), o.description()))
        .toList();
  }

  private List<Candidate> candidates(Place place) {
    List<Candidate> all = new ArrayList<>(place.offer().verb().words(place.name()));
    for (Kind kind : place.kinds()) {
      all.addAll(kind == Kind.VERB ? heads() : ids.of(kind));
    }
    return all;
  }

  /** Files and folders that go on from what is typed after a line; folders end with a slash. */
  public List<Candidate> paths(List<String> line, String typed) {
    List<Kind> kinds = kinds(line);
    boolean files = kinds.contains(Kind.FILE);
    if (!files && !kinds.contains(Kind.FOLDER)) {
      return List.of();
    }
    int end = typed.lastIndexOf('/') + 1;
    Path folder = Path.of("").resolve(typed.substring(0, end)).toAbsolutePath();
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(e -> files || Files.isDirectory(e))
          .map(e -> typed.substring(0, end) + e.getFileName() + (Files.isDirectory(e) ? "/" : ""))
          .sorted()
          .limit(MOST_PATHS)
          .map(p -> new Candidate(p, ""))
          .toList();
    } catch (IOException | InvalidPathException | SecurityException e) {
      return List.of(); // no folder yet: nothing to offer
    }
  }
}
