package wernicke.model.transformers.internal.model;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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
 * they have passed, and now and then on their way, if that is long. Keeping takes a second, or a
 * hundredth of the time if that is more; what would take longer waits, but not for long.
 */
final class RecordingRun implements Decoder.Visitor {
  /** After so long a batch is kept on its way. */
  static final Duration OFTEN = Duration.ofSeconds(30);

  private static final long SHARE = 100;

  /** Keeping may take so long in any case. */
  private static final long FREE_NANOS = 1_000_000_000;

  private final List<Batch> batches;
  private final Recorder recorder;
  private final KeptBatches kept;
  private final Meter meter;
  private final Progress progress;
  private final Way way;
  private final long begun = System.nanoTime();
  private final long[] last;
  private final Deque<Batch> passed = new ArrayDeque<>();
  private long allKept = begun;
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
      passed.add(current);
      keepPassed();
    } else if (way.resumable() && due(batch)) {
      timed(() -> kept.keepMidway(current, block + 1, way.width(), states.toFloatArray()));
      last[batch] = System.nanoTime();
    }
    meter.add(current.size());
  }

  /** Those that wait longest first; after a while all of them, whatever it takes. */
  private void keepPassed() {
    boolean all = System.nanoTime() - allKept >= way.often().toNanos();
    while (!passed.isEmpty() && (all || spent <= FREE_NANOS || cheap())) {
      timed(() -> kept.keep(passed.remove()));
    }
    if (passed.isEmpty()) {
      allKept = System.nanoTime();
    }
  }

  private boolean due(int batch) {
    return System.nanoTime() - last[batch] >= way.often().toNanos()
        && (way.often().isZero() || cheap());
  }

  private boolean cheap() {
    return spent * SHARE <= System.nanoTime() - begun;
  }

  private void timed(Runnable keeping) {
    long start = System.nanoTime();
    keeping.run();
    spent += System.nanoTime() - start;
  }

  /** Stops the work if nobody wants it any more. */
  static void check(Progress progress) {
    progress.check();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
