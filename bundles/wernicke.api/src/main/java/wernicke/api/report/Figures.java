package wernicke.api.report;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.job.Score;

/** Service of the analysis bundle: draws scores. */
@ProviderType
public interface Figures {
  /**
   * Draws the layer curve (raw score per layer with error, ceiling, controls as lines) and the
   * subject dots, each as SVG and PNG.
   *
   * @param score the score to draw
   * @param controls scores of controls on the same benchmark; may be empty
   * @param folder where to write; created if need be
   * @return the files written
   * @throws wernicke.api.PluginException if the folder cannot be written
   */
  List<Path> draw(Score score, List<Score> controls, Path folder);
}
