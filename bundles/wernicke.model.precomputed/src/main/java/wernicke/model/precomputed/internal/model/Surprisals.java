package wernicke.model.precomputed.internal.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.formats.internal.file.FileHash;
import wernicke.formats.internal.table.Table.Row;
import wernicke.model.precomputed.internal.alignment.Passage;
import wernicke.model.precomputed.internal.alignment.TextAlignment;
import wernicke.model.precomputed.internal.alignment.Token;

/**
 * Surprisals of tokens or words in a CSV.
 *
 * <p>The surprisal of a part is the sum over its tokens (science.md section 2). The first token of
 * a passage may have none: it is left out of the sum, and a part without any other token is NaN.
 *
 * @param file the CSV
 * @param layout its columns
 * @param unit what its numbers are
 */
public record Surprisals(Path file, Layout layout, Unit unit) implements Content {
  /** Which columns are read, and whether the rows carry their own white space. */
  public enum Layout {
    /** {@code token,logprob,passage}: the tokens of a passage concatenated are its text. */
    TOKENS("token", "logprob", "passage"),
    /** {@code word,surprisal,passage}: words without white space, joined as a model sees them. */
    WORDS("word", "surprisal", "passage"),
    /** The published GPT-3 file of Natural Stories: tokens; a story is a passage. */
    NATURAL_STORIES("token", "logprob", "story");

    private final String text;
    private final String value;
    private final String passage;

    Layout(String text, String value, String passage) {
      this.text = text;
      this.value = value;
      this.passage = passage;
    }

    private List<String> columns() {
      return List.of(text, value, passage);
    }
  }

  @Override
  public RecordingSpec.Kind kind() {
    return RecordingSpec.Kind.SURPRISAL;
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public void check() {
    passages(Passage.CHECKED);
  }

  @Override
  public List<String> layers() {
    return List.of();
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public String hash() {
    return Fingerprint.of("precomputed.surprisal/1")
        .add(layout.name())
        .add(unit.word())
        .add(FileHash.sha256(own(file)))
        .hex();
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    List<Passage> passages = passages(Integer.MAX_VALUE);
    progress.check();
    TextAlignment alignment = TextAlignment.of(stimuli, file, passages);
    float[] bits = new float[stimuli.parts().size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (float) sum(alignment.tokens(i));
    }
    Map<String, String> notes = new LinkedHashMap<>(alignment.notes());
    notes.put("source", file.getFileName() + ", surprisals made elsewhere");
    return new Recording(
        Recording.Rows.PARTS, Map.of(Recording.SURPRISAL, Matrix.column(bits)), notes);
  }

  private static double sum(List<Token> tokens) {
    double sum = 0;
    boolean any = false;
    for (Token token : tokens) {
      if (!Double.isNaN(token.bits())) {
        sum += token.bits();
        any = true;
      }
    }
    return any ? sum : Double.NaN;
  }

  private List<Passage> passages(int most) {
    List<Passage> passages =
        Passage.read(file, layout.columns(), layout.passage, this::token, most);
    return layout == Layout.WORDS ? passages.stream().map(Passage::joined).toList() : passages;
  }

  private Token token(Row row, boolean first) {
    String text = row.text(layout.text);
    String value = row.text(layout.value).strip();
    if (value.isEmpty() || value.equalsIgnoreCase("nan")) {
      if (first) {
        return new Token(text, Double.NaN, row.line());
      }
      throw row.error(
          "no " + layout.value + " of '" + text + "'; only the first of a passage may lack it");
    }
    return new Token(text, unit.bits(number(row)), row.line());
  }

  private double number(Row row) {
    double number = row.number(layout.value);
    if (!unit.plausible(number)) {
      throw row.error(
          layout.value
              + " "
              + number
              + " cannot be in the unit '"
              + unit.word()
              + "': logarithms of probabilities (ln, log2) are not positive, surprisals (bits,"
              + " nats) not negative");
    }
    return number;
  }
}
