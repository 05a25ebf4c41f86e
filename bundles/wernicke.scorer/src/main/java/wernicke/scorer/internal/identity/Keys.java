package wernicke.scorer.internal.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.FrameworkUtil;
import wernicke.api.Assembly;
import wernicke.api.CrossValidation;
import wernicke.api.Fingerprint;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.AlignmentSpec;

/**
 * Content hashes under which the steps of jobs are stored: equal key, equal numbers, whichever job
 * asks.
 */
public final class Keys {
  /** Version of the product: that of its api bundle. */
  public static final String PRODUCT = version();

  private Keys() {}

  /**
   * What is compared with what.
   *
   * @param recording key of the recording
   * @param layer of it
   * @param data content hash of the responses
   * @param splits number of all splits, outer and inner
   */
  public record Compared(String recording, String layer, String data, int splits) {}

  private static String version() {
    var bundle = FrameworkUtil.getBundle(ModelInfo.class);
    return bundle == null ? "0" : bundle.getVersion().toString();
  }

  /**
   * A recording depends on the weights, the tokenizer, the stimuli, what is recorded and the
   * localizer's stimuli.
   *
   * @param localizer null if there is none
   */
  public static String recording(
      ModelInfo model, String stimuli, RecordingSpec spec, Assembly localizer) {
    Fingerprint fingerprint =
        Fingerprint.of("recording/1")
            .add(model.weights())
            .add(model.tokenizer())
            .add(stimuli)
            .add(spec.canonical());
    return (localizer == null ? fingerprint : fingerprint.add(localizer.fingerprint())).hex();
  }

  /** The states that a model's units are chosen by. */
  public static String localizer(ModelInfo model, String stimuli, RecordingSpec spec) {
    return Fingerprint.of("localizer/1")
        .add(model.weights())
        .add(model.tokenizer())
        .add(stimuli)
        .add(spec.canonical())
        .hex();
  }

  /**
   * A comparison depends on the recording's layer, the data, the metric's code and settings, the
   * controls and the splits.
   *
   * @param controls id of each control to the key of its recording
   */
  public static String comparison(
      Compared compared,
      Plugin metric,
      Map<String, String> settings,
      Map<String, String> controls,
      CrossValidation cv) {
    Fingerprint fingerprint =
        code(Fingerprint.of("comparison/2"), metric, settings)
            .add(compared.recording())
            .add(compared.layer())
            .add(compared.data())
            .add(cv.toString())
            .add(compared.splits())
            .add(controls.size());
    controls.forEach((id, key) -> fingerprint.add(id).add(key));
    return fingerprint.hex();
  }

  /** A ceiling depends on the data, the metric's code and settings, and the splits. */
  public static String ceiling(
      String data, Plugin metric, Map<String, String> settings, CrossValidation cv) {
    return code(Fingerprint.of("ceiling/2"), metric, settings).add(data).add(cv.toString()).hex();
  }

  /**
   * What an evaluation finds depends on the weights, the tokenizer, the stimuli, and the
   * evaluation's code and settings.
   */
  public static String evaluation(
      ModelInfo model, String stimuli, Plugin evaluation, Map<String, String> settings) {
    return code(Fingerprint.of("evaluation/1"), evaluation, settings)
        .add(model.weights())
        .add(model.tokenizer())
        .add(stimuli)
        .hex();
  }

  /** A score depends on all its comparisons and the ceiling. */
  public static String score(List<String> comparisons, String ceiling, AlignmentSpec spec) {
    Fingerprint fingerprint =
        Fingerprint.of("score/1").add(ceiling).add(spec.benchmark()).add(spec.model());
    comparisons.forEach(fingerprint::add);
    return fingerprint.hex();
  }

  /**
   * The plugin's own code, and the version of the product for the library that it calculates with.
   */
  private static Fingerprint code(
      Fingerprint fingerprint, Plugin plugin, Map<String, String> settings) {
    fingerprint.add(plugin.id()).add(plugin.bundle()).add(plugin.code()).add(PRODUCT);
    fingerprint.add(settings.size());
    new TreeMap<>(settings)
        .forEach((key, value) -> fingerprint.add(key).add(value).add(content(value)));
    return fingerprint;
  }

  /** A setting may name a file: then what is in it counts. */
  private static String content(String value) {
    try {
      Path file = Path.of(value);
      return file.isAbsolute() && Files.isRegularFile(file)
          ? Fingerprint.of("file").add(ByteBuffer.wrap(Files.readAllBytes(file))).hex()
          : "";
    } catch (InvalidPathException e) {
      return ""; // no path, so no file
    } catch (IOException e) {
      throw new PluginException(value + " cannot be read: " + e.getMessage(), e);
    }
  }
}
