package wernicke.formats.internal.table;

import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a file of delimited text before it is looked at.
 *
 * @param delimiter between two cells, if somebody says so
 * @param decimal of its numbers, if somebody says so
 * @param usual the delimiter if nothing speaks against it
 * @param quote around a cell that holds a delimiter or a break
 * @param remedy what to do if it can be read in several ways, such as {@code set 'delimiter'}
 */
public record Hints(
    Optional<Character> delimiter,
    Optional<Decimal> decimal,
    char usual,
    char quote,
    String remedy) {
  /** No text has it. */
  private static final char NO_QUOTE = '\0';

  /** Nothing but the file's name: a tab in {@code .tsv} and {@code .tab}, a comma otherwise. */
  public static Hints of(String name, String remedy) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean tabs = lower.endsWith(".tsv") || lower.endsWith(".tab");
    return new Hints(Optional.empty(), Optional.empty(), tabs ? '\t' : ',', '"', remedy);
  }

  /** A published table: comma or tab is known, quotes are double, decimals have a point. */
  public static Hints published(char delimiter) {
    return new Hints(Optional.of(delimiter), Optional.of(Decimal.POINT), delimiter, '"', "");
  }

  /** The same without quotes: each one stands for itself. */
  public Hints unquoted() {
    return new Hints(delimiter, decimal, usual, NO_QUOTE, remedy);
  }

  /** The same with what somebody says. */
  public Hints with(Optional<Character> said, Optional<Decimal> mark) {
    return new Hints(said, mark, usual, quote, remedy);
  }
}
