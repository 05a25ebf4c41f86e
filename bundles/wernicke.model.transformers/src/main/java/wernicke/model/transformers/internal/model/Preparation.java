package wernicke.model.transformers.internal.model;

import java.util.List;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.Workload;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.family.plan.Teacher;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.recording.Batch;
import wernicke.model.transformers.internal.recording.Pass;
import wernicke.model.transformers.internal.recording.Plan;
import wernicke.model.transformers.internal.recording.Planner;
import wernicke.model.transformers.internal.recording.Reach;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** What a recording will run, told from checkpoint and tokenizer alone: no weight is needed. */
record Preparation(Checkpoint checkpoint, TextTokenizer tokenizer) {
  private static final int MOST_TOKENS = 1024;

  /** With fewer the products of large matrices are slow, however long one of them takes. */
  private static final int FEWEST_TOKENS = 512;

  /** Operations of one block on one batch that take well under a second on two cores. */
  private static final double OPERATIONS = 2e10;

  /**
   * The passes.
   *
   * @throws PluginException if tokenizer and weights do not belong together, or the model cannot be
   *     recorded that way
   */
  Plan plan(Stimuli stimuli, RecordingSpec spec) {
    Teacher teacher = teacher(spec);
    if (spec.stride() > 0 && teacher != null && teacher.encodes()) {
      throw new PluginException(
          "an encoder reads the text anew for each part, none can share a pass: leave overflow"
              + " out");
    }
    Reach reach =
        new Reach(architecture().contextLength(), steadyLength(spec), spec.window(), spec.stride());
    Plan plan = Planner.plan(stimuli.parts(), tokenizer, reach);
    requireKnownTokens(plan);
    return plan;
  }

  /**
   * The passes in the groups in which they run. They depend on nothing else, in particular not on
   * what has been recorded already: a product of other rows may differ in its last bits.
   */
  List<Batch> batches(Plan plan, RecordingSpec spec) {
    return Batch.of(plan.passes(), tokensPerBatch(), steadyLength(spec), teacher(spec));
  }

  /** How much work that is. */
  Workload workload(Stimuli stimuli, RecordingSpec spec) {
    Plan plan = plan(stimuli, spec);
    return new Workload(plan.passes().size(), plan.tokens());
  }

  /** How an encoder-decoder model is given text; null for a decoder alone. */
  Teacher teacher(RecordingSpec spec) {
    Teacher teacher = architecture().teacher();
    return teacher == null || !spec.decoderOnly() ? teacher : teacher.decoderOnly();
  }

  private int steadyLength(RecordingSpec spec) {
    Teacher teacher = teacher(spec);
    int maximum = architecture().contextLength();
    return teacher != null && !teacher.encodes()
        ? maximum
        : Math.min(architecture().steadyLength(), maximum);
  }

  /**
   * The passes that tell how well texts are predicted: one for each window.
   *
   * @throws PluginException if tokenizer and weights do not belong together
   */
  TextWindows windows(List<String> texts) {
    TextWindows windows = TextWindows.of(texts, tokenizer, architecture().contextLength());
    requireKnownTokens(windows.plan());
    return windows;
  }

  private void requireKnownTokens(Plan plan) {
    int highest = plan.passes().stream().mapToInt(Pass::highestToken).max().orElse(0);
    if (highest >= architecture().vocabulary()) {
      throw new PluginException(
          "%s gives token %d but the model knows %d tokens: they do not belong together"
              .formatted(
                  FileLabel.of(checkpoint.tokenizer()), highest, architecture().vocabulary()));
    }
  }

  /** A block does about 24 width^2 operations a token. */
  private int tokensPerBatch() {
    double width = architecture().width();
    return (int) Math.max(FEWEST_TOKENS, Math.min(MOST_TOKENS, OPERATIONS / (24 * width * width)));
  }

  private Architecture architecture() {
    return checkpoint.architecture();
  }
}
