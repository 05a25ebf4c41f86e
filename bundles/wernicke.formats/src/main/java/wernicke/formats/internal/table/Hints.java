package wernicke.formats.internal.table;

import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a file of delimited text before it is looked at.
 *
 * @param delimiter between two cells, if somebody says so
 * @param decimal of its numbers, if somebody says so
 * @param usual the delimiter if nothing speaks against it
 * @param remedy what to do if it can be read in several ways, such as {@code set 'delimiter'}
 */
public record Hints(
    Optional<Character> delimiter, Optional<Decimal> decimal, char usual, String remedy) {
  /** Nothing but the file's name: a tab in {@code .tsv} and {@code .tab}, a comma otherwise. */
  public static Hints of(String name, String remedy) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean tabs = lower.endsWith(".tsv") || lower.endsWith(".tab");
    return new Hints(Optional.empty(), Optional.empty(), tabs ? '\t' : ',', remedy);
  }

  /** The same with what somebody says. */
  public Hints with(Optional<Character> said, Optional<Decimal> mark) {
    return new Hints(said, mark, usual, remedy);
  }
}
