package wernicke.model.transformers.internal;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.family.Architecture;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.recording.Batch;
import wernicke.model.transformers.internal.recording.Pass;
import wernicke.model.transformers.internal.recording.Plan;
import wernicke.model.transformers.internal.recording.Planner;
import wernicke.model.transformers.internal.recording.Recorder;
import wernicke.model.transformers.internal.recording.StateRecorder;
import wernicke.model.transformers.internal.recording.SurprisalRecorder;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** Tokenizer and weights, resident or streamed, ready to record. One thread at a time. */
final class LoadedModel implements AutoCloseable {
  private static final int MOST_TOKENS = 1024;
  private static final int FEWEST_TOKENS = 256;

  /** Operations of one block on one batch that take well under a second on two cores. */
  private static final double OPERATIONS = 2e10;

  private final Checkpoint checkpoint;
  private final Architecture architecture;
  private final TextTokenizer tokenizer;
  private final Decoder decoder;
  private final String weights;

  private LoadedModel(
      Checkpoint checkpoint, TextTokenizer tokenizer, Decoder decoder, String weights) {
    this.checkpoint = checkpoint;
    this.architecture = checkpoint.architecture();
    this.tokenizer = tokenizer;
    this.decoder = decoder;
    this.weights = weights;
  }

  /** Loads the tokenizer, and the weights if they are to stay in memory. */
  static LoadedModel of(Checkpoint checkpoint, ResidencyChoice choice) {
    TextTokenizer tokenizer = TextTokenizer.open(checkpoint.tokenizer());
    NDManager manager = Torch.newManager();
    try {
      Architecture architecture = checkpoint.architecture();
      if (architecture.teacher() == null) {
        tokenizer.requireNothingAfter();
      }
      Decoder decoder =
          new Decoder(
              manager,
              architecture,
              checkpoint.tensors(),
              choice.residency(),
              architecture.width(),
              choice.waveBytes());
      return new LoadedModel(checkpoint, tokenizer, decoder, choice.word());
    } catch (RuntimeException | Error e) {
      manager.close();
      tokenizer.close();
      throw e;
    }
  }

  /** Records all stimuli; looks at {@code progress} after every block of every batch. */
  Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    progress.report(0, "tokenizing " + stimuli.id());
    int steady = Math.min(architecture.steadyLength(), architecture.contextLength());
    Plan plan = Planner.plan(stimuli.parts(), tokenizer, architecture.contextLength(), steady);
    requireKnownTokens(plan);
    Recorder recorder = recorder(plan, spec);
    List<Batch> batches = Batch.of(plan.passes(), tokensPerBatch(), steady, architecture.teacher());
    Meter meter = new Meter(plan.tokens(), architecture.blocks(), progress);
    meter.report();
    decoder.run(
        batches.stream().map(Batch::tokens).toList(),
        (batch, block, states) -> {
          check(progress);
          recorder.afterBlock(batches.get(batch), block, states);
          meter.add(batches.get(batch).size());
        });
    check(progress);
    return withNote(recorder.finish());
  }

  private Recording withNote(Recording recording) {
    Map<String, String> notes = new HashMap<>(recording.notes());
    notes.put("weights", weights);
    return new Recording(recording.rows(), recording.layers(), notes);
  }

  private void requireKnownTokens(Plan plan) {
    int highest = plan.passes().stream().mapToInt(Pass::highestToken).max().orElse(0);
    if (highest >= architecture.vocabulary()) {
      throw new PluginException(
          "%s gives token %d but the model knows %d tokens: they do not belong together"
              .formatted(FileLabel.of(checkpoint.tokenizer()), highest, architecture.vocabulary()));
    }
  }

  private Recorder recorder(Plan plan, RecordingSpec spec) {
    List<String> layers = architecture.layers();
    return switch (spec.kind()) {
      case STATES -> new StateRecorder(plan, layers, architecture.width(), spec.pooling());
      case SURPRISAL -> surprisalRecorder(plan, layers.size() - 1);
    };
  }

  private Recorder surprisalRecorder(Plan plan, int lastBlock) {
    String how =
        "plain sum over tokens of -log2 p"
            + (architecture.teacher() == null
                ? ""
                : ", of the decoder under teacher forcing; the encoder sees the text up to the"
                    + " part");
    return new SurprisalRecorder(plan, decoder, lastBlock, how);
  }

  /** A block does about 24 width^2 operations a token. */
  private int tokensPerBatch() {
    double width = architecture.width();
    return (int) Math.max(FEWEST_TOKENS, Math.min(MOST_TOKENS, OPERATIONS / (24 * width * width)));
  }

  private static void check(Progress progress) {
    progress.check();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    decoder.close();
    tokenizer.close();
  }
}
