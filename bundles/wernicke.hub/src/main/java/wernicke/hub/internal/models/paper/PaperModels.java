package wernicke.hub.internal.models.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import wernicke.hub.internal.models.remote.RepoAddress;

/** The catalogue of the paper's 33 models, {@code paper.csv}. */
public final class PaperModels {
  private static final List<PaperModel> ALL = read();

  private PaperModels() {}

  /** All of them, in the paper's order. */
  public static List<PaperModel> all() {
    return ALL;
  }

  /** The model of that id. */
  public static Optional<PaperModel> find(String id) {
    return ALL.stream().filter(m -> m.id().equalsIgnoreCase(id)).findFirst();
  }

  /** The model that is published at that address of the hub. */
  public static Optional<PaperModel> find(RepoAddress address) {
    return ALL.stream().filter(m -> m.hub().equalsIgnoreCase(address.repo())).findFirst();
  }

  private static List<PaperModel> read() {
    try (InputStream in =
            Objects.requireNonNull(PaperModels.class.getResourceAsStream("paper.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(PaperModels::model).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PaperModel model(String line) {
    String[] cells = line.split(",", -1);
    return new PaperModel(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        PaperModel.Published.valueOf(cells[5].toUpperCase(Locale.ROOT)));
  }
}
