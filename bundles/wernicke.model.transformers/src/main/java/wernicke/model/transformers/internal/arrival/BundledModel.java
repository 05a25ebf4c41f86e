package wernicke.model.transformers.internal.arrival;

import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.model.transformers.internal.bundled.CheckpointCache;
import wernicke.model.transformers.internal.bundled.CheckpointHeaders;
import wernicke.model.transformers.internal.bundled.OutsideFiles;
import wernicke.model.transformers.internal.model.TransformerModel;

/**
 * The model of one bundle. It may be told at any time and from any thread that the bundle has
 * started or stops; neither waits for the work.
 */
final class BundledModel {
  private static final Logger LOG = LoggerFactory.getLogger(BundledModel.class);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Bundle bundle;
  private final CheckpointCache cache;
  private final Path scratch;
  private final Executor arriving;
  private final Executor departing;
  private final OutsideFiles outside = new OutsideFiles();

  /** Counts what it is told; what was begun for an earlier turn is given up. Guards the others. */
  private int turn;

  private CheckpointHeaders headers;
  private Optional<Offer> offer = Optional.empty();

  /**
   * @param scratch folder for recordings that are too large for the heap
   * @param arriving runs what takes long: unpacking and hashing
   * @param departing runs what does not
   */
  BundledModel(
      Bundle bundle, CheckpointCache cache, Path scratch, Executor arriving, Executor departing) {
    this.bundle = bundle;
    this.cache = cache;
    this.scratch = scratch;
    this.arriving = arriving;
    this.departing = departing;
  }

  /** The bundle has started. */
  synchronized void start() {
    int now = ++turn;
    arriving.execute(() -> arrive(now));
  }

  /** The bundle stops, or nobody is left to look after it. */
  void stop() {
    leave().ifPresent(left -> departing.execute(left::withdraw));
  }

  /** Gives up what is being done; returns what has to be withdrawn. */
  private synchronized Optional<Offer> leave() {
    turn++;
    Optional<Offer> left = offer;
    offer = Optional.empty();
    return left;
  }

  /** The bundle is no longer installed: its files are not needed any more. */
  synchronized void forget() {
    CheckpointHeaders gone = headers;
    if (gone != null) {
      arriving.execute(() -> cache.remove(gone)); // after what it may still be doing
    }
  }

  /** What the cache keeps for it; empty if nothing. */
  synchronized List<String> key() {
    return headers == null ? List.of() : List.of(headers.key());
  }

  /** Looks after it: frees idle weights, and notices when files outside the bundle have changed. */
  void tend() {
    Optional<Offer> now;
    CheckpointHeaders known;
    synchronized (this) {
      now = offer;
      known = headers;
    }
    now.ifPresent(o -> o.rest(IDLE));
    if (now.isPresent() && outside.changed(known)) {
      LOG.info("The files of bundle {} have changed", bundle.getSymbolicName());
      restart();
    }
  }

  /** Unless the bundle has stopped meanwhile; the old one goes before the new one comes. */
  private void restart() {
    leave()
        .ifPresent(
            left -> {
              left.withdraw();
              if (bundle.getState() == Bundle.ACTIVE) {
                start();
              }
            });
  }

  private synchronized boolean current(int now) {
    return turn == now;
  }

  private void arrive(int now) {
    String id = bundle.getSymbolicName();
    try {
      CheckpointHeaders fresh = CheckpointHeaders.read(name -> bundle.getHeaders("").get(name));
      id = fresh.id();
      replace(fresh);
      outside.examine(fresh);
      CheckpointCache.Ready ready = cache.open(fresh, entries(fresh), new WhileCurrent(now));
      Path folder = ready.checkpoint().folder();
      LOG.info("Model {} of bundle {} is in {}", id, bundle.getSymbolicName(), folder);
      TransformerModel made = new TransformerModel(id, ready.checkpoint(), ready.files(), scratch);
      publish(now, Registration.of(id, made));
    } catch (CancellationException e) {
      LOG.debug("Bundle {} has stopped before its model was ready", bundle, e);
    } catch (PluginException e) {
      refuse(now, id, e.getMessage());
    } catch (Throwable e) { // the models of other bundles wait behind it
      LOG.warn("The model of bundle {} cannot be had", bundle.getSymbolicName(), e);
      refuse(now, id, "a defect: " + e);
    }
  }

  /** After an update the files of the version before are not needed any more. */
  private void replace(CheckpointHeaders fresh) {
    CheckpointHeaders before;
    synchronized (this) {
      before = headers;
      headers = fresh;
    }
    if (before != null && !before.key().equals(fresh.key())) {
      cache.remove(before);
    }
  }

  private List<URL> entries(CheckpointHeaders fresh) {
    Enumeration<URL> found =
        fresh.byReference() ? null : bundle.findEntries(fresh.location(), "*", false);
    return found == null ? List.of() : Collections.list(found);
  }

  /** A bundle that has stopped meanwhile is not to blame for what it lacks. */
  private void refuse(int now, String id, String reason) {
    if (!current(now)) {
      return;
    }
    LOG.warn("The bundle {} is no model: {}", bundle.getSymbolicName(), reason);
    publish(now, Registration.refused(id, reason));
  }

  /** No lock is held while others learn of the service. */
  private void publish(int now, Registration offered) {
    Optional<Offer> fresh = current(now) ? Offer.of(bundle, offered) : Optional.empty();
    synchronized (this) {
      if (turn == now) {
        offer = fresh;
        return;
      }
    }
    fresh.ifPresent(Offer::withdraw);
  }

  /** Ends the work when the bundle stops or starts again. */
  private final class WhileCurrent implements Progress {
    private final int now;

    WhileCurrent(int now) {
      this.now = now;
    }

    @Override
    public void report(double fraction, String what) {
      LOG.debug("{}: {}", bundle.getSymbolicName(), what);
    }

    @Override
    public boolean cancelled() {
      return !current(now);
    }
  }
}
