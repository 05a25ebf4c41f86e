package wernicke.endpoints.internal.request;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much is worked on at the same time. */
@ObjectClassDefinition(
    name = "Wernicke endpoints",
    description = "Every plugin has one worker; these limits hold over all plugins together.")
public @interface Limits {
  /** Native thread pools of concurrent work fight for the same cores: 10-40 times slower. */
  @AttributeDefinition(
      name = "Recordings",
      description = "Models that record at the same time.",
      min = "1")
  int recordings() default 1;

  /** As for recordings. */
  @AttributeDefinition(
      name = "Comparisons",
      description = "Comparisons and ceilings that are computed at the same time.",
      min = "1")
  int comparisons() default 1;

  /** Back-pressure: the asynchronous queue of Event Admin has none. */
  @AttributeDefinition(
      name = "Queue",
      description = "Requests that may wait for one plugin; more are refused.",
      min = "1")
  int queue() default 256;

  /**
   * A constructor, or info() of a data set, that takes longer is told by doctor; it is waited for.
   */
  @AttributeDefinition(
      name = "Introduction",
      description = "Seconds that a new plugin may take to say what it is before doctor names it.",
      min = "1")
  int introductionSeconds() default 10;

  /** Other jobs wait meanwhile; see {@link wernicke.api.Progress}. */
  @AttributeDefinition(
      name = "Silence of a metric",
      description =
          "Seconds without a sign of life after which a comparison or a ceiling is given up.",
      min = "1")
  int comparisonSilenceSeconds() default 600;

  /** Loading or hashing large weights may take long without a word. */
  @AttributeDefinition(
      name = "Silence of a model or data set",
      description =
          "Seconds without a sign of life after which a recording, a description, a generation or"
              + " the loading of data is given up.",
      min = "1")
  int recordingSilenceSeconds() default 3600;
}
