package wernicke.api;

import java.util.Locale;

/**
 * What is to be recorded (science.md section 2).
 *
 * @param kind hidden states of every layer, or surprisal
 * @param pooling which of a part's tokens represents it; only for states
 * @param window words of context that each part is seen with; {@link #ALL} for the whole passage
 *     before it
 * @param decoderOnly whether the encoder of an encoder-decoder model gets an empty text, so that
 *     its decoder alone predicts; only for surprisal, and nothing else for other models
 * @param localizer number of units to keep out of those of all layers, the ones that best tell
 *     sentences from non-words (language localizer, AlKhamissi et al. 2025, arXiv 2503.01830); 0
 *     for all layers as they are; only for states
 * @param stride what to do with text beyond the model's own context: 0, every part gets a pass of
 *     its own with as much context as the model takes; n, that many words share a pass, so that the
 *     first of them sees up to n - 1 words less
 */
public record RecordingSpec(
    Kind kind, Pooling pooling, int window, boolean decoderOnly, int localizer, int stride) {
  /** The window that leaves nothing out. */
  public static final int ALL = Integer.MAX_VALUE;

  public static final RecordingSpec STATES = new RecordingSpec(Kind.STATES, Pooling.LAST);
  public static final RecordingSpec SURPRISAL = new RecordingSpec(Kind.SURPRISAL, Pooling.LAST);

  /** What is recorded. */
  public enum Kind {
    STATES,
    SURPRISAL;

    /** The word used in the service property {@code recording} and on the shell. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which of a part's tokens represents it. */
  public enum Pooling {
    LAST,
    MEAN,
    FIRST;

    /** The word used on the shell. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RecordingSpec {
    if (window < 0) {
      throw new PluginException("a context window of " + window + " words: at least 0");
    }
    if (localizer < 0) {
      throw new PluginException("a localizer of " + localizer + " units: at least 1");
    }
    if (stride < 0 || (stride > 0 && window != ALL)) {
      throw new PluginException(
          "overflow is about text beyond the model's context, and a window of words stays within:"
              + " leave one of them out");
    }
    if (kind == Kind.STATES && decoderOnly) {
      throw new PluginException("decoder-only is for surprisal; states are of both, by layer");
    }
    if (kind == Kind.SURPRISAL && (pooling != Pooling.LAST || localizer > 0)) {
      throw new PluginException("pooling and localizer are for states; this asks for surprisal");
    }
  }

  /** With the whole context, all layers. */
  public RecordingSpec(Kind kind, Pooling pooling) {
    this(kind, pooling, ALL, false, 0);
  }

  /** With as much context as a model takes for every part. */
  public RecordingSpec(Kind kind, Pooling pooling, int window, boolean decoderOnly, int localizer) {
    this(kind, pooling, window, decoderOnly, localizer, 0);
  }

  /**
   * The same with changes, in the written form of {@link RecordingChanges}; may be empty.
   *
   * @throws PluginException naming what cannot be read or does not fit the kind
   */
  public RecordingSpec with(String changes) {
    return RecordingChanges.parse(changes).of(this);
  }

  /** Canonical text, part of a recording's content hash. */
  public String canonical() {
    return (kind == Kind.SURPRISAL ? "surprisal/2" : "states:" + pooling.word())
        + (window == ALL ? "" : ":window=" + window)
        + (decoderOnly ? ":decoder-only" : "")
        + (localizer == 0 ? "" : ":localizer=" + localizer)
        + (stride == 0 ? "" : ":overflow=stride:" + stride);
  }
}
