package wernicke.formats.internal.textgrid;

import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/**
 * The values in a Praat text file, one after the other.
 *
 * <p>Praat reads free-standing numbers, strings in double quotes (a quote inside is doubled) and
 * flags such as {@code <exists>}; everything else, {@code xmin =} and {@code intervals [1]:} for
 * instance, is decoration, and so is the rest of a line after {@code !}. The long and the short
 * text format therefore are one format.
 */
final class PraatTokens {
  private final DataFile file;
  private final String text;
  private int at;
  private int line = 1;

  PraatTokens(DataFile file, String text) {
    this.file = file;
    this.text = text;
  }

  /** The next value, a string. */
  String string(String what) {
    if (seek(what) != '"') {
      throw unexpected("a string in double quotes", what);
    }
    int opened = line;
    StringBuilder value = new StringBuilder();
    for (next(); at < text.length(); next()) {
      if (text.charAt(at) == '"') {
        next();
        if (at == text.length() || text.charAt(at) != '"') {
          return value.toString();
        }
      }
      value.append(text.charAt(at));
    }
    line = opened;
    throw error("the string of " + what + " that begins here is never closed");
  }

  /** The next value, a finite number. */
  double number(String what) {
    char first = seek(what);
    if (first == '"' || first == '<') {
      throw unexpected("a number", what);
    }
    String word = word();
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new PluginException(where() + "'" + word + "' is not a number, for " + what, e);
    }
    throw error("'" + word + "' is not a finite number, for " + what);
  }

  /** The next value, a count. */
  int count(String what) {
    double value = number(what);
    if (value < 0 || value != Math.rint(value) || value > Integer.MAX_VALUE) {
      throw error(value + " is not a count, for " + what);
    }
    return (int) value;
  }

  /** The next value, a flag without its angle brackets. */
  String flag(String what) {
    if (seek(what) != '<') {
      throw unexpected("a flag such as <exists>", what);
    }
    String word = word();
    return word.substring(1, word.endsWith(">") ? word.length() - 1 : word.length());
  }

  /** An error at the value that was read last. */
  PluginException error(String message) {
    return new PluginException(where() + message);
  }

  private PluginException unexpected(String expected, String what) {
    String found = text.charAt(at) == '"' ? "a string" : "'" + word() + "'";
    return error("expected " + expected + " for " + what + ", found " + found);
  }

  private String where() {
    return file.name() + ", line " + line + ": ";
  }

  /** Moves to the first character of the next value. */
  private char seek(String what) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '<' || c == '-' || c == '+' || (c >= '0' && c <= '9')) {
        return c;
      } else if (c == '!') {
        skipLine();
      } else if (Character.isWhitespace(c)) {
        next();
      } else {
        word();
      }
    }
    throw error("the file ends before " + what + ": is it cut short?");
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      next();
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void next() {
    if (text.charAt(at) == '\n') {
      line++;
    }
    at++;
  }
}
