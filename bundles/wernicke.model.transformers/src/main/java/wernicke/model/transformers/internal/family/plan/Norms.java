package wernicke.model.transformers.internal.family.plan;

import wernicke.model.transformers.internal.family.part.NormPart;

/**
 * The norms of a family, and what it calls them within a block; null for one that it has not.
 *
 * @param attention before the attention
 * @param afterAttention behind it
 * @param feedForward before the feed-forward network
 * @param afterFeedForward behind it
 */
public record Norms(
    NormPart.Kind kind,
    double epsilon,
    String attention,
    String afterAttention,
    String feedForward,
    String afterFeedForward) {
  /** One before each half. */
  public static Norms first(
      NormPart.Kind kind, double epsilon, String attention, String feedForward) {
    return new Norms(kind, epsilon, attention, null, feedForward, null);
  }

  /** One behind each half. */
  public static Norms last(
      NormPart.Kind kind, double epsilon, String attention, String feedForward) {
    return new Norms(kind, epsilon, null, attention, null, feedForward);
  }

  /** A norm of that kind. */
  public NormPart of(String name, int width) {
    return new NormPart(kind, name, width, epsilon);
  }

  /** The norm of a block; null if it has none of that name. */
  NormPart within(String block, String name, int width) {
    return name == null ? null : of(block + name, width);
  }
}
