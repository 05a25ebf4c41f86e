package wernicke.folders.internal.watch;

import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.folders.internal.file.Names;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.shelf.Look;
import wernicke.folders.internal.shelf.Place;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.watch.Entry.Remark;
import wernicke.folders.internal.work.Patience;
import wernicke.folders.internal.work.Task;

/**
 * The looking of a {@link Watcher}: lists, and looks at each entry from outside. Whatever is of
 * somebody else runs on another thread, with a limit; what hangs or throws is a remark on that
 * entry and no concern of the others.
 */
final class Scan<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Shelf<T> shelf;
  private final Limits limits;
  private final LongSupplier nanos;
  private final Patience patience;
  private final Consumer<String> doing;
  private final Consumer<Entry<T>> withdraw;
  private final Map<String, Entry<T>> entries = new ConcurrentSkipListMap<>();
  private Task<List<Place>> listing;
  private String trouble = "";
  private boolean first = true;

  /**
   * @param doing told what is being done, for whoever wonders why nothing comes of it
   * @param withdraw takes back what is offered for an entry that is gone
   */
  Scan(
      Shelf<T> shelf,
      Patience patience,
      Limits limits,
      LongSupplier nanos,
      Consumer<String> doing,
      Consumer<Entry<T>> withdraw) {
    this.shelf = shelf;
    this.patience = patience;
    this.limits = limits;
    this.nanos = nanos;
    this.doing = doing;
    this.withdraw = withdraw;
  }

  /** All that is known. */
  Collection<Entry<T>> entries() {
    return entries.values();
  }

  /** Why nothing can be looked at; empty if all is well. */
  String trouble() {
    return trouble;
  }

  /** Looks at everything once, from outside. */
  void look() throws InterruptedException {
    if (patience.exhausted()) {
      trouble(
          "%d looks hang, so nothing more is looked at: restart the service if this stays"
              .formatted(Patience.MOST_HANGING));
      return;
    }
    List<Place> places = list();
    if (places == null) {
      return;
    }
    Set<String> there = new HashSet<>();
    for (Place place : places) {
      String key = place.path().toString();
      there.add(key);
      look(entries.computeIfAbsent(key, k -> new Entry<>(place, first)));
    }
    entries.values().stream().filter(e -> !there.contains(key(e))).forEach(this::leave);
    first = false;
  }

  private static String key(Entry<?> entry) {
    return entry.place.path().toString();
  }

  private void leave(Entry<T> entry) {
    entry.forget();
    entries.remove(key(entry));
    withdraw.accept(entry);
  }

  /** The places; null if they cannot be had. */
  private List<Place> list() throws InterruptedException {
    if (listing != null && !listing.ended()) {
      return null; // the one that was given up still hangs
    }
    doing.accept("listing");
    listing = patience.start(shelf::places);
    if (!patience.within(listing, limits.look())) {
      trouble("it cannot be listed: no answer within " + limits.look().toSeconds() + " s");
      return null;
    }
    try {
      List<Place> places = listing.get();
      trouble = "";
      return places;
    } catch (ExecutionException | CancellationException e) {
      trouble("it cannot be listed: " + Failure.reason(e));
      return null;
    }
  }

  private void trouble(String text) {
    if (!trouble.equals(text)) {
      LOG.warn("{}: {}", shelf.area(), text);
    }
    trouble = text;
  }

  private void look(Entry<T> entry) throws InterruptedException {
    if (Names.steers(entry.place.name())) {
      unserved(entry, "its name holds control characters: rename it");
      return;
    }
    if (!entry.free(nanos.getAsLong()) || patience.exhausted()) {
      return;
    }
    doing.accept("looking at " + entry.place.shown());
    Task<Look> look = patience.start(() -> shelf.look(entry.place, entry.examined()));
    if (!patience.within(look, limits.look())) {
      entry.hangs(look, nanos.getAsLong() + limits.retry().toNanos());
      remark(
          entry,
          "no answer within %d s, so it was given up; it is tried again"
              .formatted(limits.look().toSeconds()));
      return;
    }
    apply(entry, look);
  }

  private void apply(Entry<T> entry, Task<Look> done) throws InterruptedException {
    try {
      Look look = done.get();
      if (look instanceof Look.Candidate candidate) {
        entry.remark = null;
        boolean examined = entry.examined().isPresent();
        if (entry.seen(candidate.stamps()) && examined) {
          entry.forget();
          look(entry); // now as at one that has never been read
        }
      } else if (look instanceof Look.Unserved unserved) {
        unserved(entry, unserved.reason());
      } else {
        entry.forget();
        if (look instanceof Look.Growing growing) {
          entry.remark = new Remark(false, growing.reason());
        }
      }
    } catch (ExecutionException | CancellationException e) {
      if (gone(e.getCause())) {
        entry.forget(); // between listing and looking
      } else {
        unserved(entry, "it cannot be looked at: " + Failure.reason(e));
      }
    }
  }

  private static boolean gone(Throwable cause) {
    return cause instanceof NoSuchFileException || cause instanceof NotDirectoryException;
  }

  /** Not logged: a copy begins with an empty folder. */
  private void unserved(Entry<T> entry, String reason) {
    entry.forget();
    entry.remark = new Remark(true, reason);
  }

  /** It is told once in the log; {@code doctor} tells it as long as it is so. */
  private void remark(Entry<T> entry, String reason) {
    Remark remark = new Remark(true, reason);
    if (!remark.equals(entry.lastRemark)) {
      LOG.warn("{} is not served: {}", entry.place.shown(), reason);
    }
    entry.remark = remark;
    entry.lastRemark = remark;
  }
}
