package wernicke.analysis.internal.figure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.analysis.internal.brain.GlassBrain;
import wernicke.analysis.internal.draw.Pdf;
import wernicke.analysis.internal.draw.Png;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.draw.Svg;
import wernicke.analysis.internal.plot.Together;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.report.Figures;
import wernicke.api.report.NeuroidTable;

/**
 * Draws {@code <stem>_<kind>}, each as {@code .svg}, {@code .png} and {@code .pdf}. A machine that
 * cannot paint text gets the SVG files, and a line in the log that says what to install.
 */
@Component
public final class ScoreFigures implements Figures {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreFigures.class);

  @Override
  public List<Path> draw(Score score, List<Score> controls, Path stem) {
    List<Path> files = new ArrayList<>(layers(score, controls, stem));
    if (!score.subjects().isEmpty()) {
      files.addAll(subjects(score, controls, stem));
    }
    return files;
  }

  @Override
  public List<Path> layers(Score score, List<Score> controls, Path stem) {
    boolean unordered = score.behavioural() || score.layers().size() == 1;
    Scene scene = unordered ? Bars.of(score, controls) : LayerCurve.of(score, controls);
    return write("layers", scene, stem);
  }

  @Override
  public List<Path> subjects(Score score, List<Score> controls, Path stem) {
    if (score.subjects().isEmpty()) {
      throw new PluginException(
          "the data of " + score.benchmark() + " are not of single subjects: nothing to draw");
    }
    return write("subjects", SubjectDots.of(score, controls), stem);
  }

  @Override
  public List<Path> together(List<Score> scores, Path folder) {
    Together together = new Together(scores);
    String benchmark = together.first().benchmark();
    String stem = scores.size() + "-results-" + together.key() + "_" + FigureFiles.safe(benchmark);
    FigureFiles files = new FigureFiles(folder.resolve(stem));
    List<Path> written = new ArrayList<>(write(files, "models", SideBySide.of(together)));
    if (!DepthCurves.drawable(scores).isEmpty()) {
      written.addAll(write(files, "depth", DepthCurves.of(together)));
    }
    return written;
  }

  @Override
  public List<Path> rois(NeuroidTable table, Path stem) {
    return write("rois", RoiHeatMap.of(table), stem);
  }

  @Override
  public List<Path> brain(NeuroidTable table, Path stem) {
    if (table.layers().size() != 1) {
      throw new PluginException("a glass brain shows one layer, not " + table.layers().size());
    }
    String layer = FigureFiles.safe(table.layers().get(0));
    return write("brain_" + layer, GlassBrain.of(table), stem);
  }

  /**
   * Whether this machine can paint text. It cannot without the desktop classes (a reduced Java
   * runtime), without their native libraries, or without fontconfig and a font; each fails in a way
   * of its own, down to a plain {@link Error}.
   */
  private static boolean paints() {
    try {
      Png.probe();
      return true;
    } catch (Error | RuntimeException e) {
      LOG.warn(
          "no PNG and PDF figures, only SVG: this Java cannot paint text ({}); install fontconfig"
              + " and a font (Debian: fontconfig fonts-dejavu-core)",
          e.toString());
      return false;
    }
  }

  private static List<Path> write(String kind, Scene scene, Path stem) {
    return write(new FigureFiles(stem), kind, scene);
  }

  private static List<Path> write(FigureFiles files, String kind, Scene scene) {
    List<Path> written = new ArrayList<>();
    written.add(files.write(kind + ".svg", Svg.of(scene).getBytes(StandardCharsets.UTF_8)));
    if (paints()) {
      written.add(files.write(kind + ".png", Png.of(scene)));
      written.add(files.write(kind + ".pdf", Pdf.of(scene)));
    }
    return written;
  }
}
