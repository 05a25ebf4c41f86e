package wernicke.model.transformers.internal.model;

import ai.djl.engine.EngineException;
import java.util.regex.Pattern;
import wernicke.api.PluginException;

/** Tells a lack of memory, which a user can do something about, from defects. */
final class OutOfMemory {
  /** PyTorch's words, on the processor and on a GPU; it has no exception of its own for it. */
  private static final Pattern PYTORCH =
      Pattern.compile("can't allocate memory|CUDA out of memory");

  private OutOfMemory() {}

  /** What to throw instead of the error: one clear line. */
  static RuntimeException explain(String model, OutOfMemoryError e) {
    return refusal(model, e);
  }

  /** What to throw instead of the exception: one clear line, or itself if it is another. */
  static RuntimeException explain(String model, EngineException e) {
    return PYTORCH.matcher(String.valueOf(e.getMessage())).find() ? refusal(model, e) : e;
  }

  private static PluginException refusal(String model, Throwable cause) {
    return new PluginException(
        model + ": not enough memory to record; stop other work or use a smaller model", cause);
  }
}
