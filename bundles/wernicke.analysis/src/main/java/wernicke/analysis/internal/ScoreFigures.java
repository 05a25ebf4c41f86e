package wernicke.analysis.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.analysis.internal.draw.Png;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.draw.Svg;
import wernicke.api.job.Score;
import wernicke.api.report.Figures;

/**
 * Draws {@code <model>_<benchmark>_layers} and {@code <model>_<benchmark>_subjects}, each as {@code
 * .svg} and {@code .png}; the latter only if the score has subjects. A machine that cannot paint
 * text gets the SVG files, and a line in the log that says what to install.
 */
@Component
public final class ScoreFigures implements Figures {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreFigures.class);

  @Override
  public List<Path> draw(Score score, List<Score> controls, Path folder) {
    FigureFiles files = new FigureFiles(folder, score);
    boolean png = paints();
    List<Path> written = new ArrayList<>();
    write(files, "layers", layers(score, controls), png, written);
    if (!score.subjects().isEmpty()) {
      write(files, "subjects", SubjectDots.of(score, controls), png, written);
    }
    return written;
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
          "no PNG figures, only SVG: this Java cannot paint text ({}); install fontconfig and a"
              + " font (Debian: fontconfig fonts-dejavu-core)",
          e.toString());
      return false;
    }
  }

  private static Scene layers(Score score, List<Score> controls) {
    return score.layers().size() == 1 ? Bars.of(score, controls) : LayerCurve.of(score, controls);
  }

  private static void write(
      FigureFiles files, String kind, Scene scene, boolean png, List<Path> written) {
    written.add(files.write(kind + ".svg", Svg.of(scene).getBytes(StandardCharsets.UTF_8)));
    if (png) {
      written.add(files.write(kind + ".png", Png.of(scene)));
    }
  }
}
