package wernicke.model.transformers.internal;

import ai.djl.engine.EngineException;
import wernicke.api.PluginException;

/** Tells a lack of memory, which a user can do something about, from defects. */
final class OutOfMemory {
  /** PyTorch has no exception of its own for it. */
  private static final String PYTORCH = "can't allocate memory";

  private OutOfMemory() {}

  /** What to throw instead of the error: one clear line. */
  static RuntimeException explain(String model, OutOfMemoryError e) {
    return refusal(model, e);
  }

  /** What to throw instead of the exception: one clear line, or itself if it is another. */
  static RuntimeException explain(String model, EngineException e) {
    return String.valueOf(e.getMessage()).contains(PYTORCH) ? refusal(model, e) : e;
  }

  private static PluginException refusal(String model, Throwable cause) {
    return new PluginException(
        model + ": not enough memory to record; stop other work or use a smaller model", cause);
  }
}
