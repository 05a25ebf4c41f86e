package wernicke.api;

/**
 * What is to be recorded (science.md section 2).
 *
 * @param kind hidden states of every layer, or surprisal
 * @param pooling which of a part's tokens represents it; only for states
 */
public record RecordingSpec(Kind kind, Pooling pooling) {
  public static final RecordingSpec STATES = new RecordingSpec(Kind.STATES, Pooling.LAST);
  public static final RecordingSpec SURPRISAL = new RecordingSpec(Kind.SURPRISAL, Pooling.LAST);

  /** What is recorded. */
  public enum Kind {
    STATES,
    SURPRISAL;

    /** The word used in the service property {@code recording} and on the shell. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Which of a part's tokens represents it. */
  public enum Pooling {
    LAST,
    MEAN
  }

  /** Canonical text, part of a recording's content hash. */
  public String canonical() {
    return kind == Kind.SURPRISAL
        ? "surprisal"
        : "states:" + pooling.name().toLowerCase(java.util.Locale.ROOT);
  }
}
