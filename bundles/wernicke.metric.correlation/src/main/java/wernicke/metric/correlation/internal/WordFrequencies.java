package wernicke.metric.correlation.internal;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import wernicke.api.PluginException;

/**
 * How frequent words are in a corpus. A word is a run of letters and digits, with apostrophes
 * inside, in lower case; hyphens and dashes part words.
 */
final class WordFrequencies {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'[\\p{L}\\p{N}]+)*");
  private static final String TABLE = "frequencies.tsv.gz";

  private final Map<String, Long> counts;
  private final long words;
  private final long types;

  private WordFrequencies(Map<String, Long> counts, long words, long types) {
    this.counts = counts;
    this.words = words;
    this.types = types;
  }

  /** Read once, when first needed. */
  private static final class Novels {
    static final WordFrequencies TABLE = table();
  }

  /**
   * The 20,000 most frequent words of 20 public-domain English novels of the 19th and early 20th
   * century (3.0 million words), counted by {@code itests/oracles/frequencies}. Rarer words count
   * as unseen.
   */
  static WordFrequencies novels() {
    return Novels.TABLE;
  }

  private static WordFrequencies table() {
    try (InputStream packed = WordFrequencies.class.getResourceAsStream(TABLE);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      String first = reader.readLine();
      if (first == null) {
        throw new EOFException("it is empty");
      }
      String[] totals = first.split("\t", -1);
      Map<String, Long> counts = new HashMap<>();
      reader
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(entry -> counts.put(entry[0], Long.valueOf(entry[1])));
      return new WordFrequencies(counts, Long.parseLong(totals[0]), Long.parseLong(totals[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("the table of word frequencies cannot be read", e);
    }
  }

  /**
   * Counts the words of a text.
   *
   * @param corpus UTF-8
   * @throws PluginException if it cannot be read or has no word
   */
  static WordFrequencies of(Path corpus) {
    Map<String, Long> counts = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(corpus)) {
      reader
          .lines()
          .flatMap(line -> words(line).stream())
          .forEach(w -> counts.merge(w, 1L, Long::sum));
    } catch (IOException | UncheckedIOException e) {
      throw new PluginException(
          "the corpus %s cannot be read as UTF-8 text: %s".formatted(corpus, e.getMessage()), e);
    }
    if (counts.isEmpty()) {
      throw new PluginException("the corpus " + corpus + " has no word");
    }
    long words = counts.values().stream().mapToLong(count -> count).sum();
    return new WordFrequencies(counts, words, counts.size());
  }

  private static List<String> words(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u2018', '\'');
    return WORD.matcher(plain).results().map(MatchResult::group).toList();
  }

  /**
   * Log frequency on the Zipf scale: log10 of the occurrences in a billion words, from about 1 to 8
   * (van Heuven, Mandera, Keuleers & Brysbaert 2014, Q. J. Exp. Psychol. 67), with one occurrence
   * more for each type so that unseen words have a value.
   *
   * @param word as shown, with its punctuation; of several words within it (well-known) the rarest
   *     counts
   */
  double zipf(String word) {
    long count = words(word).stream().mapToLong(w -> counts.getOrDefault(w, 0L)).min().orElse(0);
    return Math.log10((count + 1) * 1e9 / (words + types));
  }
}
