package wernicke.testing.console;

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

  private static List<Path> files(Path stem, String kind) {
    String name = stem.getFileName() + "_" + kind;
    return List.of(stem.resolveSibling(name + ".svg"), stem.resolveSibling(name + ".png"));
  }

  private List<Path> draw(String kind, Score score, List<Score> controls, Path stem) {
    List<Score> all = new ArrayList<>(List.of(score));
    all.addAll(controls);
    drawn.add(all);
    return files(stem, kind);
  }

  @Override
  public List<Path> draw(Score score, List<Score> controls, Path stem) {
    return layers(score, controls, stem);
  }

  @Override
  public List<Path> layers(Score score, List<Score> controls, Path stem) {
    return draw("layers", score, controls, stem);
  }

  @Override
  public List<Path> subjects(Score score, List<Score> controls, Path stem) {
    return draw("subjects", score, controls, stem);
  }

  @Override
  public List<Path> together(List<Score> scores, Path folder) {
    drawn.add(List.copyOf(scores));
    return files(folder.resolve("several"), "models");
  }

  @Override
  public List<Path> rois(NeuroidTable table, Path stem) {
    tables.add(table);
    return files(stem, "rois");
  }

  @Override
  public List<Path> brain(NeuroidTable table, Path stem) {
    tables.add(table);
    return files(stem, "brain");
  }
}
