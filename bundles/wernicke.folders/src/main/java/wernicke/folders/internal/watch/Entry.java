package wernicke.folders.internal.watch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import wernicke.folders.internal.shelf.Found;
import wernicke.folders.internal.shelf.Place;
import wernicke.folders.internal.stamp.Settling;
import wernicke.folders.internal.stamp.Stamps;
import wernicke.folders.internal.work.Task;

/** What a watcher knows of one place. Used by the watcher's thread, except for the offer. */
final class Entry<T> {
  /** Looks that have to be equal until it is said what is wrong, because a copy may pause. */
  private static final int COMPLAINT = 4;

  final Place place;

  /** What is offered for it now. */
  final AtomicReference<Offer> offer = new AtomicReference<>(Offer.NONE);

  /** Reading it, under way since {@code begun}. */
  Task<Found<T>> examination;

  long begun;

  /** Work for it that was given up; nothing is begun before it ends and {@code retry} has come. */
  private Task<?> hanging;

  private long retry = Long.MAX_VALUE;

  /** What reading it gave; null before. */
  Found<T> found;

  /** Position among all that was found. */
  long since;

  /** Whether the reason of a refusal has been told. */
  boolean told;

  /** Why it is not served, or what is going on with it; null if there is nothing to say. */
  Remark remark;

  /** What has been logged last. */
  Remark lastRemark;

  private final Settling settling = new Settling();
  private boolean atStart;
  private boolean atOnce;

  /** A line for people. */
  record Remark(boolean wrong, String text) {}

  /**
   * A registered service.
   *
   * @param found what it stands for; null if there is none
   * @param refusal whether it only says why not
   * @param withdraw takes it back
   */
  record Offer(Object found, boolean refusal, Runnable withdraw) {
    static final Offer NONE = new Offer(null, false, () -> {});
  }

  Entry(Place place, boolean atStart) {
    this.place = place;
    this.atStart = atStart;
  }

  /** Whether nothing hangs that was begun for it, and it is time to try again if something did. */
  boolean free(long now) {
    if (hanging != null && hanging.ended() && now - retry >= 0) {
      hanging = null;
    }
    return hanging == null;
  }

  /** Something begun for it was given up. */
  void hangs(Task<?> task, long until) {
    hanging = task;
    retry = until;
  }

  /** What it looked like when it was read; empty if it has not been. */
  Optional<Stamps> examined() {
    return settling.whenHandled();
  }

  /** It looks like this; returns whether that is another look than before. */
  boolean seen(Stamps now) {
    boolean there = settling.stamps().isPresent();
    if (!settling.see(now)) {
      return false;
    }
    reset();
    atStart = atStart && !there;
    return there;
  }

  /** It is nothing that could be offered. */
  void forget() {
    reset();
    settling.forget();
  }

  private void reset() {
    if (examination != null) {
      examination.giveUp();
      examination = null;
    }
    found = null;
    told = false;
    settling.again();
    atOnce = false;
    remark = null;
    retry = Long.MAX_VALUE;
  }

  /** Whether it has to be read now. */
  boolean due(long now) {
    boolean rests = settling.settled() || (atStart && settling.stamps().isPresent());
    return rests && examination == null && (found == null || again(now));
  }

  private boolean again(long now) {
    return retry != Long.MAX_VALUE && now - retry >= 0;
  }

  /** It was read, with a verdict. */
  void verdict(Found<T> now) {
    found = now;
    settling.handled(now.stamps());
    retry = Long.MAX_VALUE;
  }

  /** Reading it was given up: that needs no second look to be said. */
  void gaveUp(Task<?> task, String reason, long until) {
    failed(reason, until);
    hangs(task, until);
    tellAtOnce();
  }

  /** What is wrong with it gets no better by waiting. */
  void tellAtOnce() {
    atOnce = true;
  }

  /** It could not be read; it is tried again then, or {@link Long#MAX_VALUE} when it changes. */
  void failed(String reason, long until) {
    found = Found.refused(place.name(), settling.stamps().orElseThrow(), reason);
    settling.again();
    retry = until;
  }

  /** Whether a refusal has lasted so long that it has to be told. */
  boolean refusalStands() {
    return found != null
        && found.item().isEmpty()
        && (atStart || atOnce || settling.looks() >= COMPLAINT);
  }

  /** Whether it may still become something. */
  boolean pending() {
    return settling.stamps().isPresent() && (found == null || (found.item().isEmpty() && !told));
  }

  /** Takes back what is offered. */
  void withdraw() {
    offer.getAndSet(Offer.NONE).withdraw().run();
  }
}
