package wernicke.model.transformers.internal.decoder.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import wernicke.model.transformers.internal.decoder.weight.Linear;

/**
 * What one block remembers of the tokens that it has seen, so that a text can be continued without
 * running all of it again: their keys and values, and those of the encoder's tokens.
 */
public final class KeyValues {
  private final NDManager owner;
  private NDArray keys;
  private NDArray values;
  private NDArray encoded;

  /**
   * @param owner frees all of it
   */
  public KeyValues(NDManager owner) {
    this.owner = owner;
  }

  /** Forgets all tokens but the encoder's. */
  public void clear() {
    if (keys != null) {
      keys.close();
      values.close();
    }
    keys = null;
    values = null;
  }

  /** Number of tokens. */
  public int length() {
    return keys == null ? 0 : (int) keys.getShape().get(2);
  }

  /**
   * Adds those of further tokens, copied.
   *
   * @param moreKeys batch x heads x tokens x features, like {@code moreValues}
   */
  void add(NDArray moreKeys, NDArray moreValues) {
    keys = joined(keys, moreKeys);
    values = joined(values, moreValues);
  }

  private NDArray joined(NDArray before, NDArray more) {
    if (before == null) {
      NDArray copy = more.duplicate();
      copy.attach(owner);
      return copy;
    }
    try (before) {
      return before.concat(more, 2);
    }
  }

  /** All keys, batch x heads x tokens x features; what is made of them belongs to the scope. */
  NDArray keys(NDManager scope) {
    return view(keys, scope);
  }

  /** All values. */
  NDArray values(NDManager scope) {
    return view(values, scope);
  }

  /** The encoder's keys and values, calculated at the first call. */
  NDArray encoded(Linear keysValues, NDArray states, NDManager scope) {
    if (encoded == null) {
      encoded = keysValues.forward(states);
      encoded.attach(owner);
    }
    return view(encoded, scope);
  }

  private static NDArray view(NDArray array, NDManager scope) {
    NDArray view = array.reshape(array.getShape());
    view.attach(scope);
    return view;
  }
}
