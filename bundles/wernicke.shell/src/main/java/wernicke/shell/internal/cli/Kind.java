package wernicke.shell.internal.cli;

/** What a parameter or the value of an option names; decides what TAB offers. */
public enum Kind {
  MODEL,
  BENCHMARK,
  DATASET,
  METRIC,
  JOB,
  RESULT,
  LAYER,
  SCHEME,
  CONTEXT,
  POOLING,
  VERB,
  DATA_ACTION,
  /** How the files of a described data set are laid out. */
  DATA_LAYOUT,
  MODEL_ACTION,
  JOB_ACTION,
  RESULT_ACTION,
  RECORDING_ACTION,
  /** A model of the paper that can be pulled, or one that is here. */
  CHECKPOINT,
  /** A result id or a model id: what {@code plot} starts with. */
  RESULT_OR_MODEL,
  /** What follows it: further ones, or the benchmark. */
  RESULT_OR_BENCHMARK,
  /** What {@code plot} draws. */
  PICTURE,
  FILE,
  FOLDER
}
