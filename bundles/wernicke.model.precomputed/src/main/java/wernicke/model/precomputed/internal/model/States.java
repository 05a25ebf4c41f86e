package wernicke.model.precomputed.internal.model;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.formats.internal.file.FileHash;
import wernicke.formats.internal.npy.NpyFile;
import wernicke.model.precomputed.internal.alignment.Excerpt;
import wernicke.model.precomputed.internal.alignment.Passage;
import wernicke.model.precomputed.internal.alignment.TextAlignment;
import wernicke.model.precomputed.internal.alignment.Token;

/**
 * Activations: one {@code .npy} file for each layer, a row for each part.
 *
 * @param parts CSV with the columns {@code text,passage}: the parts that the rows belong to
 * @param matrices layer name to file, in the model's order
 * @param pooling which of a part's tokens the rows are
 */
record States(Path parts, Map<String, Path> matrices, RecordingSpec.Pooling pooling)
    implements Content {
  @Override
  public RecordingSpec.Kind kind() {
    return RecordingSpec.Kind.STATES;
  }

  @Override
  public List<Path> files() {
    List<Path> files = new ArrayList<>(matrices.values());
    files.add(parts);
    return files;
  }

  /** {@inheritDoc} Whether all numbers are finite is seen when they are read. */
  @Override
  public void check() {
    int rows = passages(Passage.CHECKED).stream().mapToInt(p -> p.tokens().size()).sum();
    for (Path file : matrices.values()) {
      int found = npy(file).rows();
      if (rows < Passage.CHECKED && found != rows) {
        throw otherRows(file, found, rows);
      }
    }
  }

  @Override
  public List<String> layers() {
    return List.copyOf(matrices.keySet());
  }

  @Override
  public int width() {
    return matrices.values().stream().mapToInt(file -> npy(file).columns()).max().orElse(0);
  }

  @Override
  public String hash() {
    Fingerprint fingerprint = Fingerprint.of("precomputed.states/1").add(pooling.name());
    matrices.forEach((layer, file) -> fingerprint.add(layer).add(FileHash.sha256(own(file))));
    return fingerprint.add(FileHash.sha256(own(parts))).hex();
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    if (spec.pooling() != pooling) {
      throw new PluginException(
          "the activations beside "
              + parts
              + " are pooled as '"
              + Settings.word(pooling)
              + "', '"
              + Settings.word(spec.pooling())
              + "' is asked for");
    }
    TextAlignment alignment = align(stimuli);
    Map<String, Matrix> layers = new LinkedHashMap<>();
    for (Map.Entry<String, Path> layer : matrices.entrySet()) {
      progress.check();
      progress.report((double) layers.size() / matrices.size(), layer.getKey());
      layers.put(layer.getKey(), matrix(layer.getValue(), stimuli.parts().size()));
    }
    Map<String, String> notes = new LinkedHashMap<>(alignment.notes());
    notes.put("source", parts.getParent().getFileName() + ", activations made elsewhere");
    return new Recording(Recording.Rows.PARTS, layers, notes);
  }

  private TextAlignment align(Stimuli stimuli) {
    List<Passage> passages = passages(Integer.MAX_VALUE);
    TextAlignment alignment =
        TextAlignment.of(stimuli, parts, passages.stream().map(Passage::joined).toList());
    for (int i = 0; i < stimuli.parts().size(); i++) {
      List<Token> rows = alignment.tokens(i);
      if (rows.size() != 1) {
        throw new PluginException(
            String.format(
                "%s: part %d of %s, '%s', has %d rows%s; each part needs exactly one",
                parts,
                i + 1,
                stimuli.id(),
                Excerpt.of(stimuli.parts().get(i).text()),
                rows.size(),
                rows.isEmpty() ? "" : ", the first in line " + rows.get(0).line()));
      }
    }
    return alignment;
  }

  private List<Passage> passages(int most) {
    return Passage.read(
        parts,
        List.of("text", "passage"),
        "passage",
        (row, first) -> new Token(row.text("text").strip(), Double.NaN, row.line()),
        most);
  }

  private static PluginException otherRows(Path file, int rows, int parts) {
    return new PluginException(
        file + " has " + rows + " rows for " + parts + " parts: one row for each part");
  }

  private NpyFile npy(Path file) {
    return NpyFile.open(own(file));
  }

  private Matrix matrix(Path file, int rows) {
    Matrix matrix = npy(file).matrix();
    if (matrix.rows() != rows) {
      throw otherRows(file, matrix.rows(), rows);
    }
    FloatBuffer values = matrix.buffer();
    for (int i = 0; values.hasRemaining(); i++) {
      float value = values.get();
      if (!Float.isFinite(value)) {
        throw new PluginException(
            String.format(
                "%s: %s in row %d, column %d (from 0): activations have to be finite",
                file, value, i / matrix.columns(), i % matrix.columns()));
      }
    }
    return matrix;
  }
}
