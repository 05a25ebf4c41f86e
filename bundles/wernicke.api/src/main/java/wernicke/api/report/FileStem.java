package wernicke.api.report;

/** A beginning of file names, of characters that every system takes. */
final class FileStem {
  private static final int LONGEST = 100; // of a part
  private static final int WHOLE = 180; // leaves room for digits, kind and ending in 255 bytes

  private final StringBuilder text = new StringBuilder();
  private boolean complete = true;

  /** Adds a part after an underscore, which parts themselves have none of. */
  FileStem part(String words) {
    String safe = words.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[.-]+", "");
    String part = safe.substring(0, Math.min(LONGEST, safe.length()));
    complete = complete && part.equals(words);
    text.append(text.isEmpty() ? "" : "_").append(part);
    return this;
  }

  /** Whether nothing was replaced or left out. */
  boolean complete() {
    return complete && text.length() <= WHOLE;
  }

  String text() {
    return text.substring(0, Math.min(WHOLE, text.length()));
  }
}
