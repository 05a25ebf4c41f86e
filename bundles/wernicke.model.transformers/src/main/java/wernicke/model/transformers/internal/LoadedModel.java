package wernicke.model.transformers.internal;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.Workload;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.EndTokens;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.family.Architecture;
import wernicke.model.transformers.internal.family.Teacher;
import wernicke.model.transformers.internal.recording.Batch;
import wernicke.model.transformers.internal.recording.Plan;
import wernicke.model.transformers.internal.recording.Recorder;
import wernicke.model.transformers.internal.recording.StateRecorder;
import wernicke.model.transformers.internal.recording.SurprisalRecorder;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** Tokenizer and weights, resident or streamed, ready to record. One thread at a time. */
final class LoadedModel implements AutoCloseable {
  private final Checkpoint checkpoint;
  private final Architecture architecture;
  private final TextTokenizer tokenizer;
  private final Preparation preparation;
  private final Decoder decoder;
  private final ResidencyChoice choice;
  private final Path scratch;

  private LoadedModel(
      Checkpoint checkpoint,
      TextTokenizer tokenizer,
      Decoder decoder,
      ResidencyChoice choice,
      Path scratch) {
    this.checkpoint = checkpoint;
    this.architecture = checkpoint.architecture();
    this.tokenizer = tokenizer;
    this.preparation = new Preparation(checkpoint, tokenizer);
    this.decoder = decoder;
    this.choice = choice;
    this.scratch = scratch;
  }

  /**
   * Loads the tokenizer, and the weights if they are to stay in memory.
   *
   * @param scratch folder for recordings that are too large for the heap
   */
  static LoadedModel of(Checkpoint checkpoint, ResidencyChoice choice, Path scratch) {
    TextTokenizer tokenizer = TextTokenizer.open(checkpoint.tokenizer());
    List<NDManager> managers = new ArrayList<>();
    try {
      Architecture architecture = checkpoint.architecture();
      if (architecture.teacher() == null) {
        tokenizer.requireNothingAfter();
      }
      choice.devices().forEach(device -> managers.add(Torch.newManager(device)));
      Decoder decoder =
          new Decoder(
              choice.layout(managers), architecture, checkpoint.tensors(), architecture.width());
      return new LoadedModel(checkpoint, tokenizer, decoder, choice, scratch);
    } catch (RuntimeException | Error e) {
      managers.forEach(NDManager::close);
      tokenizer.close();
      throw e;
    }
  }

  /** Records all stimuli; looks at {@code progress} after every block of every batch. */
  Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    progress.report(0, "tokenizing " + stimuli.id());
    Plan plan = preparation.plan(stimuli, spec);
    Recorder recorder = recorder(plan, spec);
    List<Batch> batches = preparation.batches(plan, spec);
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
    return withNotes(recorder.finish(), spec);
  }

  /** Continues texts, see {@link wernicke.api.LanguageModel#generate}. */
  List<String> generate(List<String> prompts, int tokens, Progress progress) {
    return new TextGenerator(checkpoint, tokenizer, decoder).generate(prompts, tokens, progress);
  }

  /** How much work a recording is. */
  Workload workload(Stimuli stimuli, RecordingSpec spec) {
    return preparation.workload(stimuli, spec);
  }

  private Recording withNotes(Recording recording, RecordingSpec spec) {
    Map<String, String> notes = new HashMap<>(recording.notes());
    notes.put("weights", choice.word());
    if (!choice.where().isEmpty()) {
      notes.put("devices", choice.where());
    }
    if (choice.precision() != Precision.FLOAT32) {
      notes.put("precision", choice.precision().word());
    }
    if (spec.window() != RecordingSpec.ALL) {
      notes.put("window", "at most " + spec.window() + " words of context");
    }
    return new Recording(recording.rows(), recording.layers(), notes);
  }

  private Recorder recorder(Plan plan, RecordingSpec spec) {
    List<String> layers = architecture.layers();
    return switch (spec.kind()) {
      case STATES -> new StateRecorder(plan, layers, architecture.width(), spec.pooling(), scratch);
      case SURPRISAL ->
          new SurprisalRecorder(
              plan,
              decoder,
              layers.size() - 1,
              "plain sum over tokens of -log2 p" + how(preparation.teacher(spec)),
              tokenizer.wordBeginnings(EndTokens.ofText(checkpoint.folder())),
              architecture.vocabulary());
    };
  }

  private static String how(Teacher teacher) {
    if (teacher == null) {
      return "";
    }
    return ", of the decoder under teacher forcing; the encoder sees "
        + (teacher.encodes() ? "the text up to the part" : "an empty text (decoder-only)");
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
