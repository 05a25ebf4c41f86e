package wernicke.dataset.tuckute2024.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.table.Hints;
import wernicke.formats.internal.table.Table;

/**
 * The authors' table: one row for each participant, sentence and region (their {@code
 * column_name_descriptions.csv}).
 *
 * <p>Kept are the rows of {@value Tuckute2024#ROI} of the five people who read the 1,000 sentences;
 * the others were shown sentences that a model had chosen to drive or suppress the network. These
 * are the rows that Brain-Score averages.
 */
final class ParticipantTable {
  /** Who read the 1,000 sentences. */
  static final Set<String> READERS = new TreeSet<>(List.of("848", "853", "865", "875", "876"));

  private static final String ITEM = "item_id";
  private static final String SENTENCE = "sentence";
  private static final String PARTICIPANT = "target_UID";
  private static final String REGION = "roi";
  private static final String RESPONSE = "response_target";
  private static final List<String> COLUMNS =
      List.of(ITEM, SENTENCE, PARTICIPANT, REGION, RESPONSE);
  private static final Set<String> MISSING = Set.of("", "NA", "NaN", "nan");

  private final Path file;
  private final Map<String, String> sentences = new HashMap<>();
  private final NavigableMap<String, Map<String, Double>> responses = new TreeMap<>();

  private ParticipantTable(Path file) {
    this.file = file;
  }

  /**
   * Reads the table.
   *
   * @throws PluginException naming file and line, if a column is missing, a response is no number
   *     or comes twice, or none of the five is there
   */
  static Participants read(Path file) {
    ParticipantTable table = new ParticipantTable(file);
    Table.read(DataFile.published(file), Hints.published(','), COLUMNS, table::add);
    return table.participants();
  }

  private void add(Table.Row row) {
    String participant = row.text(PARTICIPANT).strip();
    if (!row.text(REGION).equals(Tuckute2024.ROI) || !READERS.contains(participant)) {
      return;
    }
    String item = row.text(ITEM);
    String text = row.text(SENTENCE).strip();
    String known = sentences.putIfAbsent(item, text);
    if (text.isEmpty() || (known != null && !known.equals(text))) {
      throw row.error("item " + item + " is '" + text + "', above '" + known + "'");
    }
    Map<String, Double> own = responses.computeIfAbsent(participant, p -> new HashMap<>());
    if (own.put(item, response(row)) != null) {
      throw row.error("a second response of " + participant + " to item " + item);
    }
  }

  private static double response(Table.Row row) {
    return MISSING.contains(row.text(RESPONSE).strip()) ? Double.NaN : row.number(RESPONSE);
  }

  private Participants participants() {
    if (responses.isEmpty()) {
      throw new PluginException(
          file
              + ": no response of "
              + Tuckute2024.ROI
              + " by any of the participants "
              + String.join(", ", READERS)
              + "; get the file again");
    }
    NavigableMap<String, String> ordered = new TreeMap<>(order(sentences.keySet()));
    ordered.putAll(sentences);
    return new Participants(file, ordered, responses);
  }

  /** As pandas groups: by number if all ids are whole numbers, as text otherwise. */
  private static Comparator<String> order(Set<String> ids) {
    boolean numbers = ids.stream().allMatch(id -> id.matches("\\d{1,9}"));
    return numbers ? Comparator.comparing(Integer::valueOf) : Comparator.naturalOrder();
  }
}
