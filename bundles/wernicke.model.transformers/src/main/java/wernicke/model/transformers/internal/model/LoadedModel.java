package wernicke.model.transformers.internal.model;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Draft;
import wernicke.api.Generated;
import wernicke.api.NextTokens;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.Workload;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.EndTokens;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.device.ResidencyChoice;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.family.plan.Teacher;
import wernicke.model.transformers.internal.recording.Batch;
import wernicke.model.transformers.internal.recording.KeptBatches;
import wernicke.model.transformers.internal.recording.Plan;
import wernicke.model.transformers.internal.recording.Recorder;
import wernicke.model.transformers.internal.recording.StateRecorder;
import wernicke.model.transformers.internal.recording.SurprisalRecorder;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** Tokenizer and weights, resident or streamed, ready to record. One thread at a time. */
final class LoadedModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedModel.class);

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
  Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress, Draft draft) {
    return record(stimuli, spec, progress, draft, RecordingRun.OFTEN);
  }

  /**
   * The same.
   *
   * @param often how long a batch may be on its way before it is kept
   */
  Recording record(
      Stimuli stimuli, RecordingSpec spec, Progress progress, Draft draft, Duration often) {
    progress.report(0, "tokenizing " + stimuli.id());
    return withNotes(
        run(preparation.plan(stimuli, spec), stimuli.id(), spec, progress, draft, often), spec);
  }

  /** How well texts are predicted, see {@link wernicke.api.LanguageModel#nextTokens}. */
  List<NextTokens> nextTokens(List<String> texts, Progress progress, Draft draft) {
    progress.report(0, "tokenizing");
    TextWindows windows = preparation.windows(texts);
    RecordingSpec alone = RecordingSpec.SURPRISAL.with("decoder-only");
    Recording bits = run(windows.plan(), "texts", alone, progress, draft, RecordingRun.OFTEN);
    return windows.sums(bits.layer(Recording.SURPRISAL).toArray());
  }

  private Recording run(
      Plan plan, String what, RecordingSpec spec, Progress progress, Draft draft, Duration often) {
    Recorder recorder = recorder(plan, spec);
    KeptBatches kept = kept(draft, recorder, spec);
    List<Batch> missing = new ArrayList<>(preparation.batches(plan, spec));
    missing.removeIf(kept::putBack);
    Meter meter = meter(plan, missing, what, progress);
    RecordingRun run = new RecordingRun(missing, recorder, kept, meter, progress, way(spec, often));
    decoder.run(missing.stream().map(Batch::tokens).toList(), run);
    RecordingRun.check(progress);
    return recorder.finish();
  }

  /** The decoder behind an encoder needs more than its own states to go on. */
  private RecordingRun.Way way(RecordingSpec spec, Duration often) {
    boolean resumable =
        preparation.teacher(spec) == null && choice.precision() == Precision.FLOAT32;
    return new RecordingRun.Way(architecture.blocks(), architecture.width(), resumable, often);
  }

  /** The head, which surprisal is read from, sums in another order when it is streamed. */
  private KeptBatches kept(Draft draft, Recorder recorder, RecordingSpec spec) {
    boolean states = spec.kind() == RecordingSpec.Kind.STATES;
    String how = choice.where() + (states ? "" : " " + choice.word());
    return new KeptBatches(draft, recorder, architecture.blocks(), how);
  }

  private Meter meter(Plan plan, List<Batch> missing, String what, Progress progress) {
    long left = missing.stream().mapToLong(Batch::size).sum();
    if (left < plan.tokens()) {
      LOG.info(
          "The recording of {} on {} goes on: {} of {} passes are kept from before",
          checkpoint.folder().getFileName(),
          what,
          plan.passes().size() - missing.stream().mapToInt(b -> b.passes().size()).sum(),
          plan.passes().size());
    }
    Meter meter = new Meter(plan.tokens(), architecture.blocks(), plan.tokens() - left, progress);
    meter.report();
    return meter;
  }

  /** Continues texts, see {@link wernicke.api.LanguageModel#generated}. */
  List<Generated> generate(List<String> prompts, int tokens, Progress progress) {
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
    if (spec.stride() > 0) {
      notes.put("overflow", "beyond the context %d words share a pass".formatted(spec.stride()));
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

  /** Frees the native memory. */
  @Override
  public void close() {
    decoder.close();
    tokenizer.close();
  }
}
