package wernicke.scorer.internal.job;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the scorer drives jobs. */
@ObjectClassDefinition(name = "Wernicke scorer")
public @interface Settings {
  /** Bounds the memory of jobs; waiting jobs do not count. */
  @AttributeDefinition(
      name = "Jobs",
      description = "Jobs that are driven at the same time; more are queued.",
      min = "1")
  int jobs() default 4;

  /** After this a plugin is taken for stuck. */
  @AttributeDefinition(
      name = "Recording deadline",
      description = "Hours that one recording may take.",
      min = "1")
  int recordingHours() default 336;

  /** After this a plugin is taken for stuck. */
  @AttributeDefinition(
      name = "Deadline",
      description = "Hours that any other request may take.",
      min = "1")
  int requestHours() default 24;
}
