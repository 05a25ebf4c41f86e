package wernicke.folders.internal.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.folders.internal.file.Names;
import wernicke.folders.internal.shelf.Found;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.watch.Entry.Offer;
import wernicke.folders.internal.watch.Entry.Remark;

/** Registers what was found, and takes it back; an id belongs to one entry at a time. */
final class Offers<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Shelf<T> shelf;
  private final Consumer<String> doing;

  Offers(Shelf<T> shelf, Consumer<String> doing) {
    this.shelf = shelf;
    this.doing = doing;
  }

  /** Makes the services follow what is known of the entries. */
  void settle(Collection<Entry<T>> entries) {
    Map<String, Entry<T>> holders = holders(entries);
    Map<Entry<T>, Found<T>> wanted = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (Entry<T> holder : holders.values()) {
      if (holder.found.item().isPresent()) {
        ids.add(holder.found.id());
        wanted.put(holder, holder.found);
      }
    }
    for (Entry<T> entry : entries) {
      Found<T> refused = refused(entry, holders);
      if (refused != null && ids.add(refused.id())) {
        wanted.put(entry, refused);
      }
    }
    entries.stream().filter(e -> stale(e, wanted.get(e))).forEach(this::withdraw);
    wanted.forEach(this::offer);
  }

  /**
   * Who has an id: the lowest rank, and among equals what is usable, then the first that was found.
   * What is refused has its name: a folder of a higher rank does not take its place unnoticed.
   */
  private Map<String, Entry<T>> holders(Collection<Entry<T>> entries) {
    List<Entry<T>> read = new ArrayList<>(entries);
    read.removeIf(e -> e.found == null);
    read.sort(
        Comparator.comparingInt((Entry<T> e) -> e.place.rank())
            .thenComparing(e -> e.found.item().isEmpty())
            .thenComparingLong(e -> e.since));
    Map<String, Entry<T>> holders = new HashMap<>();
    read.forEach(e -> holders.putIfAbsent(e.found.id(), e));
    return holders;
  }

  /** What has to be told of an entry that is not offered; null if nothing. */
  private Found<T> refused(Entry<T> entry, Map<String, Entry<T>> holders) {
    if (entry.found == null) {
      return null;
    } else if (entry.found.item().isEmpty()) {
      return entry.refusalStands() ? refused(entry, entry.found.text(), true) : null;
    }
    Entry<T> holder = holders.get(entry.found.id());
    if (holder == entry) {
      entry.remark = null;
      return null;
    }
    boolean wrong = holder.place.rank() == entry.place.rank();
    String reason =
        "the id '%s' is already that of %s%s"
            .formatted(
                entry.found.id(), holder.place.shown(), wrong ? "; give it another one" : "");
    Found<T> refused = refused(entry, reason, wrong);
    return wrong ? refused : null; // being shadowed is what it is there for
  }

  private Found<T> refused(Entry<T> entry, String reason, boolean wrong) {
    entry.remark = new Remark(wrong, reason);
    entry.told = true;
    if (!entry.remark.equals(entry.lastRemark)) {
      LOG.warn("{} is no {}: {}", entry.place.shown(), shelf.what(), reason);
    }
    entry.lastRemark = entry.remark;
    return Found.refused(entry.place.name(), entry.found.stamps(), reason);
  }

  private static boolean stale(Entry<?> entry, Found<?> wanted) {
    Object offered = entry.offer.get().found();
    return offered != null && !offered.equals(wanted);
  }

  /** Takes back what is offered for it, if anything is. */
  void withdraw(Entry<T> entry) {
    Offer offered = entry.offer.get();
    if (offered.found() == null) {
      return;
    }
    doing.accept("withdrawing " + entry.place.shown());
    try {
      entry.withdraw();
    } catch (Throwable e) { // whoever listens to services may throw anything
      failed(entry, "withdrawing it failed, see log/: " + e, e);
    } finally {
      if (!offered.refusal()) {
        LOG.info("{} departs: {}", shelf.what(), entry.place.shown());
      }
    }
  }

  /** One that cannot be registered is tried again at the next look. */
  private void offer(Entry<T> entry, Found<T> wanted) {
    if (entry.offer.get().found() != null) {
      return; // unchanged
    }
    try {
      register(entry, wanted);
    } catch (Throwable e) { // whoever listens to services may throw anything
      failed(entry, "offering it failed, see log/: " + e, e);
    }
  }

  private void failed(Entry<T> entry, String text, Throwable e) {
    entry.remark = new Remark(true, Names.shown(text));
    if (!entry.remark.equals(entry.lastRemark)) {
      LOG.error("{}: {}", entry.place.shown(), text, e);
    }
    entry.lastRemark = entry.remark;
  }

  private void register(Entry<T> entry, Found<T> wanted) {
    boolean refusal = wanted.item().isEmpty();
    doing.accept("offering " + entry.place.shown());
    Runnable withdraw = refusal ? shelf.refuse(entry.place, wanted) : shelf.offer(wanted);
    entry.offer.set(new Offer(wanted, refusal, withdraw));
    if (!refusal) {
      entry.lastRemark = null;
      LOG.info("{} {} arrives: {}", shelf.what(), wanted.id(), wanted.text());
    }
  }
}
