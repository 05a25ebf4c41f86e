package wernicke.api;

import java.util.Map;

/**
 * An assembly of the store by its content hash, and what of it is meant: the assembly itself would
 * be too large to travel. Whoever needs the numbers opens it, {@code
 * wernicke.api.store.Materials.open}.
 *
 * @param key content hash of the stored assembly
 * @param neuroid the neuroid or measure that alone is meant, {@link Assembly#only}; empty for all
 * @param alignment how parts become presentations
 * @param joined whether the passages are one, {@link Stimuli#joined}
 */
public record AssemblyReference(String key, String neuroid, Alignment alignment, boolean joined) {
  /** All of a stored assembly, as it is. */
  public static AssemblyReference whole(String key, Assembly stored) {
    return new AssemblyReference(key, "", stored.alignment(), false);
  }

  /**
   * The same with what the settings of a metric say of the data: {@link MetricSpec#NEUROID} and
   * those of {@link Alignment#with}.
   *
   * @throws PluginException if a value cannot be read
   */
  public AssemblyReference with(Map<String, String> settings) {
    String only = settings.getOrDefault(MetricSpec.NEUROID, neuroid);
    return new AssemblyReference(key, only, alignment.with(settings), joined);
  }

  /** The same with all passages as one. */
  public AssemblyReference asOnePassage() {
    return new AssemblyReference(key, neuroid, alignment, true);
  }

  /**
   * What is meant of the stored assembly.
   *
   * @throws PluginException if it has no such neuroid
   */
  public Assembly of(Assembly stored) {
    Assembly chosen = neuroid.isEmpty() ? stored : stored.only(neuroid);
    Assembly aligned =
        chosen.alignment().equals(alignment) ? chosen : chosen.withAlignment(alignment);
    return joined ? aligned.withStimuli(aligned.stimuli().joined()) : aligned;
  }
}
