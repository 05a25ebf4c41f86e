package wernicke.dataset.described.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;
import wernicke.dataset.described.internal.filter.Token.Kind;

/** Cuts a condition into words. */
final class Lexer {
  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final Pattern OPERATOR = Pattern.compile("==|!=|<=|>=|<|>");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?+(?![\\w.])");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** The words, the last one of kind END. */
  static List<Token> tokens(String text) {
    return new Lexer(text).tokens();
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    match(BLANK);
    while (at < text.length()) {
      tokens.add(next());
      match(BLANK);
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private Token next() {
    int position = at + 1;
    char first = text.charAt(at);
    if (first == '(' || first == ')') {
      at++;
      return new Token(first == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(first), position);
    } else if (first == '"' || first == '\'') {
      return new Token(Kind.TEXT, quoted(first), position);
    } else if (first == '`') {
      return new Token(Kind.COLUMN, quoted(first), position);
    }
    String operator = match(OPERATOR);
    if (operator != null) {
      return new Token(Kind.OPERATOR, operator, position);
    }
    String number = match(NUMBER);
    if (number != null) {
      return new Token(Kind.NUMBER, number, position);
    }
    String name = match(NAME);
    if (name == null) {
      throw error(position, "unexpected '" + text.substring(at, at + 1) + "'" + hint(first));
    }
    return new Token(kind(name), name, position);
  }

  private static Kind kind(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "and" -> Kind.AND;
      case "or" -> Kind.OR;
      default -> Kind.COLUMN;
    };
  }

  private static String hint(char first) {
    return switch (first) {
      case '=' -> "; equality is written ==";
      case '!' -> "; unequal is written !=";
      case '&' -> "; write 'and'";
      case '|' -> "; write 'or'";
      default -> "; a column with blanks or signs in its name is written in backquotes";
    };
  }

  /** Up to the closing quote; a doubled one stands for itself. */
  private String quoted(char quote) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(text.charAt(at++));
      } else {
        return value.toString();
      }
    }
    throw error(start + 1, "the quote " + quote + " is never closed");
  }

  private String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.group();
  }

  static PluginException error(int position, String what) {
    return new PluginException("position " + position + ": " + what);
  }
}
