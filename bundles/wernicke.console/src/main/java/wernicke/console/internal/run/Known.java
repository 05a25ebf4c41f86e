package wernicke.console.internal.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import wernicke.api.console.Usage;
import wernicke.console.internal.words.Ids;

/**
 * The verbs that are there at a moment, and which of them a line means: {@code models pull x} is
 * the verb of two words if there is one, and else {@code models}.
 *
 * @param offers in the order in which they are listed
 */
public record Known(List<Offer> offers) {
  public Known {
    offers = List.copyOf(offers);
  }

  /**
   * What a line means.
   *
   * @param offer the verb
   * @param rest the words without its name
   */
  public record Meant(Offer offer, List<String> rest) {}

  /** All names. */
  public List<String> names() {
    return offers.stream().map(Offer::name).toList();
  }

  /** The first words of all names, each once. */
  public List<String> heads() {
    return usages().map(Usage::head).distinct().toList();
  }

  /** How every verb is written. */
  public Stream<Usage> usages() {
    return offers.stream().map(Offer::usage);
  }

  /** The verb of that name, in whatever capitals. */
  public Optional<Offer> find(String name) {
    Optional<String> meant = Ids.meant(name, names());
    return offers.stream().filter(o -> meant.filter(o.name()::equals).isPresent()).findFirst();
  }

  /** The verbs of two words that begin with a head. */
  public List<Offer> family(String head) {
    String start = head.toLowerCase(Locale.ROOT) + " ";
    return offers.stream().filter(o -> o.name().startsWith(start)).toList();
  }

  /** Which verb a line means; empty if none. */
  public Optional<Meant> meant(List<String> words) {
    String head = words.get(0);
    int second = second(words);
    if (second > 0) {
      Optional<Offer> two = find(head + " " + words.get(second));
      if (two.isPresent()) {
        return Optional.of(new Meant(two.get(), without(words, second)));
      }
    }
    return find(head).map(one -> new Meant(one, words.subList(1, words.size())));
  }

  /**
   * The place of the first word that is no option and no option's value; 0 if there is none.
   *
   * @param words the first is the head of a verb
   */
  public int second(List<String> words) {
    List<Usage> family = usages().filter(u -> u.head().equalsIgnoreCase(words.get(0))).toList();
    for (int i = 1; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        return i;
      }
      boolean takesNext =
          family.stream()
              .flatMap(u -> u.option(word.substring(2)).stream())
              .anyMatch(option -> !option.flag());
      i += takesNext ? 1 : 0;
    }
    return 0;
  }

  private static List<String> without(List<String> words, int second) {
    return Stream.concat(
            words.subList(1, second).stream(), words.subList(second + 1, words.size()).stream())
        .toList();
  }
}
