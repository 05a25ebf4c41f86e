package wernicke.api.report;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.job.Score;

/**
 * Service of the analysis bundle: draws scores, each picture as SVG, PNG and PDF.
 *
 * <p>Every method takes where to write: a folder and how the names of the files begin, {@link
 * ResultName#file}. It creates the folder if need be, returns the files written, and throws {@link
 * wernicke.api.PluginException} if the folder cannot be written.
 */
@ProviderType
public interface Figures {
  /**
   * Draws the layer curve and, if there are subjects, the subject dots.
   *
   * @param score the score to draw
   * @param controls scores of controls on the same benchmark; may be empty
   * @param stem folder and beginning of the files' names
   */
  List<Path> draw(Score score, List<Score> controls, Path stem);

  /** Draws the layer curve: raw score per layer with error, ceiling, controls as lines. */
  List<Path> layers(Score score, List<Score> controls, Path stem);

  /**
   * Draws the raw score of every subject at the best layer.
   *
   * @throws wernicke.api.PluginException if the score has no subjects
   */
  List<Path> subjects(Score score, List<Score> controls, Path stem);

  /**
   * Draws several results in one picture: their scores side by side and, if any has layers in an
   * order, their layer curves over relative depth.
   *
   * @param scores of one benchmark, metric and cross-validation
   * @throws wernicke.api.PluginException if they are not, or are too many to be told apart
   */
  List<Path> together(List<Score> scores, Path folder);

  /**
   * Draws the median over the neuroids of every region of interest (metadata {@code roi}), layer by
   * layer, as a heat map.
   *
   * @throws wernicke.api.PluginException if no neuroid has a region
   */
  List<Path> rois(NeuroidTable table, Path stem);

  /**
   * Draws a glass brain: for each of the three directions the largest value along the line of
   * sight.
   *
   * @param table of one layer, its neuroids with the metadata of {@link NeuroidFiles} for volumes
   * @throws wernicke.api.PluginException if no neuroid has coordinates
   */
  List<Path> brain(NeuroidTable table, Path stem);
}
