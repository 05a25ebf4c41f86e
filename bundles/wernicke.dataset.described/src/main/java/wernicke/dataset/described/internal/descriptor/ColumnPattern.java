package wernicke.dataset.described.internal.descriptor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;

/**
 * The name of a column, or a pattern: {@code *} stands for any characters, {@code {roi}} for at
 * least one, as few as possible, which become the neuroid's metadata {@code roi} ({@code
 * {subject}}: its subject). Takes time proportional to the length of the name, whatever is written.
 */
public final class ColumnPattern {
  private static final int MOST = 100;
  private static final Pattern PIECE = Pattern.compile("\\*+|\\{([^{}]*)\\}|[^*{}]+|[{}]");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();

  /** A part of a pattern. */
  private sealed interface Piece {}

  /** Stands for itself. */
  private record Literal(String text) implements Piece {}

  /** Any characters. */
  private record Anything() implements Piece {}

  /** At least one character, which becomes metadata. */
  private record Capture(String name) implements Piece {}

  /**
   * Reads a pattern.
   *
   * @throws PluginException if a brace is not closed, what is in it is no name, or there are more
   *     than {@value #MOST} stars and braces
   */
  public ColumnPattern(String text) {
    this.text = text;
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      pieces.add(piece(piece.group(), piece.group(1)));
    }
    if (pieces.stream().filter(p -> !(p instanceof Literal)).count() > MOST) {
      throw new PluginException("holds more than " + MOST + " of * and {name}; write fewer");
    }
  }

  /** The pattern that a key of the descriptor holds; nothing after a complaint. */
  static Optional<ColumnPattern> parse(String text, String key, Keys keys) {
    try {
      return Optional.of(new ColumnPattern(text));
    } catch (PluginException e) {
      keys.problems().key(keys.path(key), "'" + text + "' " + e.getMessage());
      return Optional.empty();
    }
  }

  private Piece piece(String piece, String name) {
    if (name != null) {
      if (!NAME.matcher(name).matches() || pieces.contains(new Capture(name))) {
        throw new PluginException("holds '{" + name + "}'; write a name of letters, once");
      }
      return new Capture(name);
    } else if (piece.equals("{") || piece.equals("}")) {
      throw new PluginException("holds a single brace; write {name}, or *");
    }
    return piece.startsWith("*") ? new Anything() : new Literal(piece);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** Whether it stands for other names than its own. */
  public boolean wild() {
    return pieces.stream().anyMatch(p -> !(p instanceof Literal));
  }

  /** What the name of a column says of its neuroid; empty if the column is not meant. */
  public Optional<Map<String, String>> match(String column) {
    if (column.equals(text)) {
      return Optional.of(Map.of());
    }
    List<BitSet> fits = fits(column);
    return fits.get(0).get(0) ? Optional.of(captures(column, fits)) : Optional.empty();
  }

  /** For each piece the places from which it and all after it fit the rest of the name. */
  private List<BitSet> fits(String column) {
    List<BitSet> fits = new ArrayList<>();
    BitSet next = new BitSet();
    next.set(column.length());
    fits.add(next);
    for (int i = pieces.size() - 1; i >= 0; i--) {
      next = fits(pieces.get(i), column, next);
      fits.add(0, next);
    }
    return fits;
  }

  private static BitSet fits(Piece piece, String column, BitSet next) {
    BitSet fits = new BitSet();
    if (piece instanceof Literal literal) {
      for (int at = next.nextSetBit(0); at >= 0; at = next.nextSetBit(at + 1)) {
        int from = at - literal.text().length();
        if (column.startsWith(literal.text(), from)) {
          fits.set(from);
        }
      }
    } else if (!next.isEmpty()) {
      int last = next.length() - 1;
      fits.set(0, piece instanceof Anything ? last + 1 : last);
    }
    return fits;
  }

  /** A star takes as much as it can, a name as little. */
  private Map<String, String> captures(String column, List<BitSet> fits) {
    Map<String, String> captures = new LinkedHashMap<>();
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      BitSet next = fits.get(i + 1);
      if (pieces.get(i) instanceof Literal literal) {
        at += literal.text().length();
      } else if (pieces.get(i) instanceof Capture capture) {
        int end = next.nextSetBit(at + 1);
        captures.put(capture.name(), column.substring(at, end));
        at = end;
      } else {
        at = next.length() - 1;
      }
    }
    return captures;
  }
}
