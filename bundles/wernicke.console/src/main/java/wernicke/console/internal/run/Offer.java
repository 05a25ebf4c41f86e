package wernicke.console.internal.run;

import wernicke.api.console.Usage;
import wernicke.api.console.Verb;

/**
 * A verb and how it is written, as it said when it arrived.
 *
 * @param verb the service
 * @param usage what it said
 */
public record Offer(Verb verb, Usage usage) {
  /** Asks the verb. */
  public static Offer of(Verb verb) {
    return new Offer(verb, verb.usage());
  }

  /** The whole name. */
  public String name() {
    return usage.name();
  }
}
