package wernicke.hub.internal.models.paper;

import java.util.Optional;
import wernicke.hub.internal.models.remote.RepoAddress;

/**
 * A model that Aw et al. (2024), "Instruction-tuning aligns LLMs to the human brain", scored.
 *
 * @param id as the paper calls it
 * @param family {@code T5}, {@code LLaMA} or {@code GPT2}
 * @param base id of the vanilla model that it was tuned from; empty if it is one
 * @param source where the paper says the weights are; not always on the hub
 * @param hub {@code owner/name} that can be pulled; empty if its publisher gives it out on request
 *     only
 * @param published how; see {@link Published}
 */
public record PaperModel(
    String id, String family, String base, String source, String hub, Published published) {
  /** What the files on the hub are. */
  public enum Published {
    /** Whole weights. */
    FULL,
    /** Differences to the base's weights, to be merged. */
    DELTA,
    /** Whatever the repository holds; it was not looked at. */
    UNKNOWN,
    /** Nothing: the publisher is asked. */
    REQUEST
  }

  /** The address on the hub. */
  public Optional<RepoAddress> address() {
    return hub.isEmpty() ? Optional.empty() : Optional.of(RepoAddress.parse(hub));
  }

  /** Whether the hub has only differences to the base's weights. */
  public boolean delta() {
    return published == Published.DELTA;
  }
}
