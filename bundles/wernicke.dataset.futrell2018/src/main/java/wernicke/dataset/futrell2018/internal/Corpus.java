package wernicke.dataset.futrell2018.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.formats.internal.table.Table;
import wernicke.formats.internal.text.Sentences;

/** The words of all stories, in story and zone order. */
final class Corpus {
  private final List<Word> words;
  private final Map<String, Integer> indices = new HashMap<>();

  private Corpus(List<Word> words) {
    this.words = List.copyOf(words);
    for (int i = 0; i < words.size(); i++) {
      indices.put(words.get(i).id(), i);
    }
  }

  List<Word> words() {
    return words;
  }

  /**
   * Reads {@code all_stories.tok} (columns word, zone, item).
   *
   * @throws PluginException if it is missing, empty or malformed, or a zone of a story comes twice
   */
  static Corpus read(Path file) {
    List<Word> rows = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    Tsv.read(
        file,
        List.of("word", "zone", "item"),
        row -> {
          String text = row.text("word").strip();
          if (text.isEmpty()) {
            throw row.error("the word is blank");
          }
          Word word =
              new Word(text, row.integer("item"), row.integer("zone"), row.line(), 0, false);
          Long first = lines.putIfAbsent(word.id(), row.line());
          if (first != null) {
            throw row.error(
                "zone "
                    + word.zone()
                    + " of story "
                    + word.story()
                    + " again, first in line "
                    + first);
          }
          rows.add(word);
        });
    return of(rows);
  }

  /** Puts words in story and zone order and divides them into sentences. */
  static Corpus of(List<Word> words) {
    return new Corpus(
        withSentences(
            words.stream()
                .sorted(Comparator.comparingInt(Word::story).thenComparingInt(Word::zone))
                .toList()));
  }

  private static List<Word> withSentences(List<Word> rows) {
    List<Word> words = new ArrayList<>(rows.size());
    int sentence = 0;
    for (int i = 0; i < rows.size(); i++) {
      Word word = rows.get(i);
      boolean begins = i == 0 || ends(rows.get(i - 1), word);
      sentence += begins ? 1 : 0;
      words.add(new Word(word.text(), word.story(), word.zone(), word.line(), sentence, begins));
    }
    return words;
  }

  private static boolean ends(Word word, Word next) {
    return word.story() != next.story() || Sentences.endsAt(word.text(), next.text());
  }

  /**
   * The index of the word that a row of reading times belongs to.
   *
   * @param row with the columns word, zone and item
   * @throws PluginException if there is no such word, or it is spelled otherwise
   */
  int indexOf(Table.Row row) {
    int story = row.integer("item");
    int zone = row.integer("zone");
    Integer index = indices.get(story + "." + zone);
    if (index == null) {
      throw row.error(
          Publication.WORDS
              + " has no zone "
              + zone
              + " of story "
              + story
              + ": not the same release?");
    }
    Word word = words.get(index);
    String text = row.text("word").strip();
    if (!text.equals(word.text())) {
      throw row.error(
          String.format(
              "zone %d of story %d is '%s', but '%s' in %s, line %d: not the same release?",
              zone, story, text, word.text(), Publication.WORDS, word.line()));
    }
    return index;
  }
}
