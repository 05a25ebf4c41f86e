package wernicke.api.console;

/** What a parameter or the value of an option names; decides what TAB offers. */
public enum Kind {
  MODEL,
  BENCHMARK,
  DATASET,
  METRIC,
  EVALUATION,
  JOB,
  RESULT,
  LAYER,
  VERB,
  FILE,
  FOLDER
}
