package wernicke.shell.internal.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.job.Score;
import wernicke.api.report.Figures;
import wernicke.api.report.NeuroidTable;

/** Remembers what was to be drawn. */
public final class FakeFigures implements Figures {
  /** The score and its controls, picture by picture. */
  public final List<List<Score>> drawn = new ArrayList<>();

  /** Tables of neuroids, picture by picture. */
  public final List<NeuroidTable> tables = new ArrayList<>();

  private static List<Path> files(Path folder, String kind) {
    return List.of(folder.resolve(kind + ".svg"), folder.resolve(kind + ".png"));
  }

  private List<Path> draw(String kind, Score score, List<Score> controls, Path folder) {
    List<Score> all = new ArrayList<>(List.of(score));
    all.addAll(controls);
    drawn.add(all);
    return files(folder, kind);
  }

  @Override
  public List<Path> draw(Score score, List<Score> controls, Path folder) {
    return layers(score, controls, folder);
  }

  @Override
  public List<Path> layers(Score score, List<Score> controls, Path folder) {
    return draw("layers", score, controls, folder);
  }

  @Override
  public List<Path> subjects(Score score, List<Score> controls, Path folder) {
    return draw("subjects", score, controls, folder);
  }

  @Override
  public List<Path> together(List<Score> scores, Path folder) {
    drawn.add(List.copyOf(scores));
    return files(folder, "models");
  }

  @Override
  public List<Path> rois(NeuroidTable table, Path folder) {
    tables.add(table);
    return files(folder, "rois");
  }

  @Override
  public List<Path> brain(NeuroidTable table, Path folder) {
    tables.add(table);
    return files(folder, "brain");
  }
}
