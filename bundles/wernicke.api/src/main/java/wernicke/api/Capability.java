package wernicke.api;

import java.util.Locale;

/** What a model can be asked for, besides saying what it is. */
public enum Capability {
  /** States of its layers, {@link LanguageModel#record}. */
  STATES,
  /** Surprisals, {@link LanguageModel#record}. */
  SURPRISAL,
  /** Continuations of texts, {@link LanguageModel#generated}. */
  GENERATION,
  /** How well it predicts texts token by token, {@link LanguageModel#nextTokens}. */
  NEXT_TOKENS;

  /** The word used in the service property {@code recording} and on the shell. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
