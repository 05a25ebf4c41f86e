package wernicke.model.precomputed.internal.model;

import java.util.List;
import wernicke.api.LanguageModel;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.folders.internal.file.SafeFolder;

/**
 * A language model of which only its answers to certain stimuli are known. It answers those,
 * matched by their text, and refuses all others.
 */
public final class PrecomputedModel implements LanguageModel {
  /** Of a table or a matrix; a matrix has a stricter limit of its own. */
  private static final long MOST_BYTES = 1L << 31;

  private final String id;
  private final String description;
  private final Content content;
  private List<Stamp> described;
  private ModelInfo info;

  public PrecomputedModel(String id, String description, Content content) {
    this.id = id;
    this.description = description;
    this.content = content;
  }

  public String id() {
    return id;
  }

  /**
   * Looks whether all its files are there, are files of the folder, and are what they should be.
   *
   * @throws PluginException the first thing that is wrong
   */
  public void check(SafeFolder folder) {
    content.files().forEach(file -> folder.require(file, MOST_BYTES));
    content.check();
  }

  /** One line for {@code models}. */
  public String description() {
    return description;
  }

  public RecordingSpec.Kind kind() {
    return content.kind();
  }

  /** Hashes the files; the answer is kept as long as they stay the same. */
  @Override
  public synchronized ModelInfo info() {
    List<Stamp> now = Stamp.of(content.files());
    if (!now.equals(described)) {
      info =
          new ModelInfo(
              id, "precomputed", 0, content.layers(), content.width(), 0, "", content.hash());
      described = now;
    }
    return info;
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    if (spec.kind() != content.kind()) {
      throw new PluginException(
          id + " holds " + content.kind().word() + " from files, but not " + spec.kind().word());
    }
    if (spec.window() != RecordingSpec.ALL || spec.decoderOnly() || spec.localizer() > 0) {
      throw new PluginException(
          id
              + " comes from files and cannot be recorded otherwise: leave out --window,"
              + " --decoder-only and --localizer");
    }
    return content.record(stimuli, spec, progress);
  }
}
