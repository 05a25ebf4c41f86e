package wernicke.folders.internal.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.catalog.Arriving;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.folders.internal.file.RefusedException;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.work.Patience;
import wernicke.folders.internal.work.Threads;
import wernicke.folders.internal.work.Workers;

/**
 * Keeps one service for each usable entry of a folder, and knows of every other why there is none.
 *
 * <p>An entry is read once it looks the same twice in a row, what lies there at the start at once;
 * what is wrong is told once it has looked the same for a second, because a copy may pause, but at
 * once if waiting makes it no better ({@link RefusedException}). What changes or goes away is
 * withdrawn at once. Nothing that an entry does, or does not do, ends or holds up the watching of
 * the others.
 */
public final class Watcher<T> implements HealthCheck, Arriving {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  /** So many entries that are not served are listed one by one. */
  private static final int MOST_LINES = 40;

  /** Without an end of a look for so long there is no sign of life. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** While entries are being read one after the other, what they are is offered that often. */
  private static final Duration BATCH = Duration.ofMillis(50);

  private static final long CLOSE_MILLIS = 10_000;

  private final Shelf<T> shelf;
  private final Limits limits;
  private final LongSupplier nanos;
  private final Workers workers;
  private final Scan<T> scan;
  private final Examinations<T> examinations;
  private final Offers<T> offers;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;

  private volatile String doing = "";
  private volatile boolean arriving = true;
  private volatile boolean closed;
  private volatile long lastLook;
  private volatile List<Finding> unserved = List.of();
  private volatile int served;
  private String defect = "";
  private long settled;

  /** Watches on threads of its own from {@link #start} on. */
  public Watcher(Shelf<T> shelf, Limits limits) {
    this(shelf, limits, new Threads("wernicke-look-" + shelf.area()), System::nanoTime);
  }

  /** With other threads and another clock. */
  public Watcher(Shelf<T> shelf, Limits limits, Workers workers, LongSupplier nanos) {
    this.shelf = shelf;
    this.limits = limits;
    this.nanos = nanos;
    this.workers = workers;
    this.offers = new Offers<>(shelf, this::does);
    Patience patience = new Patience(workers, news::release);
    this.examinations = new Examinations<>(shelf, patience, limits, nanos);
    this.scan = new Scan<>(shelf, patience, limits, nanos, this::does, offers::withdraw);
    this.lastLook = nanos.getAsLong();
    this.thread = new Thread(this::run, "wernicke-watch-" + shelf.area());
    this.thread.setDaemon(true);
  }

  private void does(String what) {
    doing = what;
  }

  /** Begins; returns at once. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        guarded(this::scan);
        rest();
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: no longer watched", shelf.area());
    }
  }

  /** Until the next look; what has been read meanwhile is offered meanwhile. */
  private void rest() throws InterruptedException {
    long end = System.nanoTime() + limits.poll().toNanos();
    for (long left = limits.poll().toNanos(); left > 0; left = end - System.nanoTime()) {
      if (!closed && news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        news.drainPermits();
        guarded(this::advance);
      }
    }
  }

  /** A step of the work. */
  private interface Step {
    void run() throws InterruptedException;
  }

  /** Whatever is thrown, the watching goes on. */
  private void guarded(Step step) throws InterruptedException {
    try {
      step.run();
      defect = "";
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) { // also what is no exception: the next look may well succeed
      if (!closed && !defect.equals(String.valueOf(e))) {
        defect = String.valueOf(e);
        LOG.error("{}: watching failed while {}, trying again", shelf.area(), doing, e);
      }
    }
  }

  /** Looks at everything once. */
  public void scan() throws InterruptedException {
    if (closed) {
      return;
    }
    scan.look();
    advance();
    settle();
    for (Entry<T> entry : scan.entries()) {
      if (entry.found != null && !entry.offer.get().refusal()) {
        entry.found.item().ifPresent(shelf::tend);
      }
    }
    doing = "";
    lastLook = nanos.getAsLong();
  }

  /** Takes what has been read, and begins to read what is due. */
  private void advance() {
    while (examinations.advance(scan.entries())) {
      // what was read at once makes room for the next
    }
    if (!Examinations.busy(scan.entries()) || System.nanoTime() - settled > BATCH.toNanos()) {
      settle();
    }
  }

  /** Makes the services follow what is known. */
  private void settle() {
    offers.settle(scan.entries());
    publish();
    settled = System.nanoTime();
  }

  private void publish() {
    List<Finding> lines = new ArrayList<>();
    boolean pending = false;
    int offered = 0;
    if (!scan.trouble().isEmpty()) {
      lines.add(Finding.wrong(area(), scan.trouble()));
    }
    for (Entry<T> entry : scan.entries()) {
      pending |= entry.pending();
      offered += entry.offer.get().found() != null && !entry.offer.get().refusal() ? 1 : 0;
      line(entry, lines);
    }
    served = offered;
    unserved = List.copyOf(lines);
    arriving = pending;
  }

  private void line(Entry<T> entry, List<Finding> lines) {
    String path = entry.place.shown();
    if (entry.remark != null) {
      lines.add(new Finding(area(), entry.remark.wrong(), path + ": " + entry.remark.text()));
    } else if (entry.examination != null) {
      lines.add(Finding.fine(area(), path + " is being read"));
    }
  }

  @Override
  public boolean arriving() {
    return arriving && !closed;
  }

  @Override
  public String area() {
    return shelf.area();
  }

  /** Whether the watching goes on, and everything that lies there and is not served. */
  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>(List.of(life()));
    List<Finding> lines = unserved;
    findings.addAll(lines.subList(0, Math.min(lines.size(), MOST_LINES)));
    if (lines.size() > MOST_LINES) {
      findings.add(
          Finding.wrong(area(), "and %d more, see log/".formatted(lines.size() - MOST_LINES)));
    }
    return findings;
  }

  private Finding life() {
    long seconds = Duration.ofNanos(nanos.getAsLong() - lastLook).toSeconds();
    if (thread.getState() != Thread.State.TERMINATED && seconds <= SILENCE.toSeconds()) {
      return Finding.fine(area(), "%d served, %d not".formatted(served, notServed()));
    }
    return Finding.wrong(
        area(),
        "not looked at for %d s, %s: restart the service if this stays"
            .formatted(seconds, doing.isEmpty() ? "the watcher has ended" : "busy " + doing));
  }

  private long notServed() {
    return unserved.stream().filter(Finding::wrong).count();
  }

  /** Takes everything back; later looks do nothing. */
  public void close() throws InterruptedException {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("{}: the watching does not end, it is {}", shelf.area(), doing);
      }
    } finally {
      workers.close();
      scan.entries().forEach(Entry::withdraw);
      scan.entries().clear();
    }
  }
}
