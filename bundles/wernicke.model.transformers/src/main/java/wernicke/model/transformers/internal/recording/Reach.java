package wernicke.model.transformers.internal.recording;

/**
 * How far back a part is seen, and by how many passes.
 *
 * @param maximum tokens that the model can take
 * @param steady tokens up to which one pass is exact for all prefixes; at most {@code maximum}
 * @param window words of context that each part is seen with; beyond them it gets a pass of its
 *     own, as if the passage began there
 * @param stride words beyond {@code maximum} tokens that share a pass; 0 for a pass of its own for
 *     each part there
 */
public record Reach(int maximum, int steady, int window, int stride) {}
