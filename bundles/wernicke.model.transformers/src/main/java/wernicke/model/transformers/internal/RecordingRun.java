package wernicke.model.transformers.internal;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import wernicke.api.Progress;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Midway;
import wernicke.model.transformers.internal.recording.Batch;
import wernicke.model.transformers.internal.recording.KeptBatches;
import wernicke.model.transformers.internal.recording.Recorder;

/**
 * What happens to batches on their way through the blocks: they are recorded, counted, kept when
 * they have passed, and now and then on their way, if that is long. Keeping on the way takes at
 * most a hundredth of the time.
 */
final class RecordingRun implements Decoder.Visitor {
  /** After so long a batch is kept on its way. */
  static final Duration OFTEN = Duration.ofSeconds(30);

  private static final long SHARE = 100;

  private final List<Batch> batches;
  private final Recorder recorder;
  private final KeptBatches kept;
  private final Meter meter;
  private final Progress progress;
  private final Way way;
  private final long begun = System.nanoTime();
  private final long[] last;
  private long spent;

  /**
   * What there is to know of the way.
   *
   * @param blocks how many
   * @param width of the states
   * @param resumable whether a batch can go on in the middle
   * @param often how long a batch may be on its way before it is kept
   */
  record Way(int blocks, int width, boolean resumable, Duration often) {}

  RecordingRun(
      List<Batch> batches,
      Recorder recorder,
      KeptBatches kept,
      Meter meter,
      Progress progress,
      Way way) {
    this.batches = batches;
    this.recorder = recorder;
    this.kept = kept;
    this.meter = meter;
    this.progress = progress;
    this.way = way;
    this.last = new long[batches.size()];
    Arrays.fill(last, begun);
  }

  @Override
  public Optional<Midway> midway(int batch) {
    Optional<Midway> midway = way.resumable() ? kept.midway(batches.get(batch)) : Optional.empty();
    midway.ifPresent(m -> meter.add((long) m.blocks() * batches.get(batch).size()));
    return midway;
  }

  @Override
  public void afterBlock(int batch, int block, NDArray states) {
    check(progress);
    Batch current = batches.get(batch);
    recorder.afterBlock(current, block, states);
    if (block + 1 == way.blocks()) {
      kept.keep(current);
    } else if (way.resumable() && due(batch)) {
      long start = System.nanoTime();
      kept.keepMidway(current, block + 1, way.width(), states.toFloatArray());
      last[batch] = System.nanoTime();
      spent += last[batch] - start;
    }
    meter.add(current.size());
  }

  private boolean due(int batch) {
    long now = System.nanoTime();
    return now - last[batch] >= way.often().toNanos()
        && (way.often().isZero() || spent * SHARE <= now - begun);
  }

  /** Stops the work if nobody wants it any more. */
  static void check(Progress progress) {
    progress.check();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
