package wernicke.folders.internal.watch;

import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.folders.internal.file.Names;
import wernicke.folders.internal.file.RefusedException;
import wernicke.folders.internal.shelf.Found;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.work.Patience;
import wernicke.folders.internal.work.Task;

/** The reading of a {@link Watcher}: a few entries at a time, each given up after a while. */
final class Examinations<T> {
  /** So many entries are read at a time. */
  private static final int EXAMINERS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Shelf<T> shelf;
  private final Patience patience;
  private final Limits limits;
  private final LongSupplier nanos;
  private long sequence;

  Examinations(Shelf<T> shelf, Patience patience, Limits limits, LongSupplier nanos) {
    this.shelf = shelf;
    this.patience = patience;
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * Takes what has been read, and begins to read what is due.
   *
   * @return whether something new is known
   */
  boolean advance(Collection<Entry<T>> entries) {
    boolean news = false;
    for (Entry<T> entry : entries) {
      news |= entry.examination != null && conclude(entry);
    }
    long running = entries.stream().filter(e -> e.examination != null).count();
    for (Entry<T> entry : entries) {
      long now = nanos.getAsLong();
      if (running < EXAMINERS && !patience.exhausted() && entry.free(now) && entry.due(now)) {
        entry.begun = now;
        entry.examination = patience.start(() -> shelf.examine(entry.place));
        running++;
        news |= entry.examination.isDone();
      }
    }
    return news;
  }

  /** Whether something is being read. */
  static boolean busy(Collection<? extends Entry<?>> entries) {
    return entries.stream().anyMatch(e -> e.examination != null);
  }

  private boolean conclude(Entry<T> entry) {
    Task<Found<T>> task = entry.examination;
    if (task.isDone()) {
      entry.examination = null;
      take(entry, task);
    } else if (nanos.getAsLong() - entry.begun > limits.examine().toNanos()) {
      entry.examination = null;
      patience.giveUp(task);
      long until = nanos.getAsLong() + limits.retry().toNanos();
      entry.gaveUp(
          task,
          "reading it has not ended within %d s, so it was given up; it is tried again every %d s"
              .formatted(limits.examine().toSeconds(), limits.retry().toSeconds()),
          until);
    } else {
      return false;
    }
    entry.since = ++sequence;
    return true;
  }

  private void take(Entry<T> entry, Task<Found<T>> task) {
    try {
      Found<T> found = task.get();
      if (Names.steers(found.id())) {
        entry.failed("its id holds control characters: " + Names.shown(found.id()), Long.MAX_VALUE);
      } else {
        entry.verdict(found);
      }
    } catch (ExecutionException e) {
      boolean verdict = e.getCause() instanceof PluginException;
      if (!verdict) {
        LOG.warn("{} could not be read", entry.place.shown(), e.getCause());
      }
      entry.failed(
          Failure.reason(e),
          verdict ? Long.MAX_VALUE : nanos.getAsLong() + limits.retry().toNanos());
      if (e.getCause() instanceof RefusedException) {
        entry.tellAtOnce();
      }
    } catch (CancellationException e) {
      entry.failed("interrupted", nanos.getAsLong() + limits.retry().toNanos());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the result is there", e);
    }
  }
}
