package wernicke.model.transformers.internal.model;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Draft;
import wernicke.api.Generated;
import wernicke.api.LanguageModel;
import wernicke.api.ModelInfo;
import wernicke.api.NextTokens;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.Workload;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.ContentHash;
import wernicke.model.transformers.internal.device.ResidencyChoice;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.files.FolderSnapshot;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/**
 * A checkpoint folder as a language model. Weights are loaded at the first recording and kept until
 * {@link #releaseIfIdle} or {@link #close}. It stands for the files as they were when the folder
 * was examined and refuses to work on others.
 */
public final class TransformerModel implements LanguageModel, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TransformerModel.class);

  private final String id;
  private final Checkpoint checkpoint;
  private final FolderSnapshot files;
  private final Path scratch;
  private final Precision precision = Precision.configured();

  /** Guards the fields below; held during a recording. */
  private final ReentrantLock lock = new ReentrantLock();

  private ModelInfo info;
  private LoadedModel loaded;
  private long lastUse;
  private volatile boolean closed;

  /**
   * @param id its name on the shell
   * @param checkpoint the examined folder
   * @param files what the folder looked like then
   * @param scratch folder for recordings that are too large for the heap
   * @throws wernicke.api.PluginException if {@code wernicke.precision} says nonsense
   */
  public TransformerModel(String id, Checkpoint checkpoint, FolderSnapshot files, Path scratch) {
    this.id = id;
    this.checkpoint = checkpoint;
    this.files = files;
    this.scratch = scratch;
  }

  /** One line for people. */
  public String description() {
    return checkpoint.description();
  }

  /** Reads and hashes all weights at the first call; the files may not change afterwards. */
  @Override
  public ModelInfo info() {
    lock.lock();
    try {
      requireUnchanged();
      if (info == null) {
        info = describe();
        requireUnchanged();
      }
      return info;
    } finally {
      lock.unlock();
      closeAgainIfClosed();
    }
  }

  private ModelInfo describe() {
    Architecture architecture = checkpoint.architecture();
    return new ModelInfo(
        id,
        architecture.family(),
        checkpoint.parameters(),
        architecture.layers(),
        architecture.width(),
        architecture.contextLength(),
        ContentHash.tokenizer(checkpoint),
        precision.fingerprint(ContentHash.weights(checkpoint)));
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    return record(stimuli, spec, progress, Draft.NONE);
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress, Draft draft) {
    return use(progress, (loaded, open) -> loaded.record(stimuli, spec, open, draft));
  }

  /** Tokenises all texts, and loads no weight for it. */
  @Override
  public Optional<Workload> workload(Stimuli stimuli, RecordingSpec spec) {
    lock.lock();
    try {
      requireUnchanged();
      if (loaded != null) {
        return Optional.of(loaded.workload(stimuli, spec));
      }
      try (TextTokenizer tokenizer = TextTokenizer.open(checkpoint.tokenizer())) {
        return Optional.of(new Preparation(checkpoint, tokenizer).workload(stimuli, spec));
      }
    } finally {
      lock.unlock();
      closeAgainIfClosed();
    }
  }

  @Override
  public List<String> generate(List<String> prompts, int tokens, Progress progress) {
    return generated(prompts, tokens, progress).stream().map(Generated::text).toList();
  }

  @Override
  public List<Generated> generated(List<String> prompts, int tokens, Progress progress) {
    return use(progress, (loaded, open) -> loaded.generate(prompts, tokens, open));
  }

  @Override
  public List<NextTokens> nextTokens(List<String> texts, Progress progress, Draft draft) {
    return use(progress, (loaded, open) -> loaded.nextTokens(texts, open, draft));
  }

  private <T> T use(Progress progress, BiFunction<LoadedModel, Progress, T> work) {
    lock.lock();
    try {
      return alone(progress, work);
    } finally {
      lock.unlock();
      closeAgainIfClosed();
    }
  }

  /** With the lock held. */
  private <T> T alone(Progress progress, BiFunction<LoadedModel, Progress, T> work) {
    if (closed) {
      throw new CancellationException(id + " is leaving");
    }
    try {
      return work.apply(load(progress), new WhileOpen(progress));
    } catch (EngineException e) {
      throw OutOfMemory.explain(id, e);
    } catch (OutOfMemoryError e) {
      throw OutOfMemory.explain(id, e);
    } finally {
      lastUse = System.nanoTime();
    }
  }

  private LoadedModel load(Progress progress) {
    requireUnchanged();
    if (loaded == null) {
      ResidencyChoice choice = ResidencyChoice.now(checkpoint, precision);
      progress.report(0, "loading the weights of " + id + " (" + choice.why() + ")");
      LOG.info("Weights of {} are {}", id, choice.why());
      LoadedModel fresh = LoadedModel.of(checkpoint, choice, scratch);
      loaded = fresh;
      requireUnchanged();
    }
    return loaded;
  }

  /**
   * Frees the weights if they have not been used for that long and are not in use now.
   *
   * @return whether no weights are in memory now
   */
  public boolean releaseIfIdle(Duration idle) {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      if (System.nanoTime() - lastUse >= idle.toNanos()) {
        release();
      }
      return loaded == null;
    } finally {
      lock.unlock();
    }
  }

  /** Frees the weights: now, or as soon as the recording under way has noticed and stopped. */
  @Override
  public void close() {
    closed = true;
    if (lock.tryLock()) {
      try {
        release();
      } finally {
        lock.unlock();
      }
    }
  }

  /** A call to {@link #close} while the lock was held could not free the weights. */
  private void closeAgainIfClosed() {
    if (closed) {
      close();
    }
  }

  private void release() {
    if (loaded != null) {
      loaded.close();
      loaded = null;
    }
  }

  private void requireUnchanged() {
    try {
      if (FolderSnapshot.of(files.folder()).equals(files)) {
        return;
      }
    } catch (IOException e) {
      throw new PluginException(id + ": its folder cannot be read any more: " + e, e);
    }
    throw new PluginException(
        id + ": its files have changed; it comes back when they are complete");
  }

  /** Progress that also ends when the model is closed. */
  private final class WhileOpen implements Progress {
    private final Progress progress;

    WhileOpen(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void report(double fraction, String what) {
      progress.report(fraction, what);
    }

    @Override
    public boolean cancelled() {
      return closed || progress.cancelled();
    }
  }
}
