package wernicke.deploy.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.deploy.internal.location.Dropped;
import wernicke.folders.internal.stamp.Stamps;

/**
 * The bundles of a folder: each jar is installed once it no longer changes, updated when it does,
 * removed with the file. The folder owns only what it installed: a jar that carries the symbolic
 * name of another bundle is refused, until that one has gone. Of one thread only; code of bundles
 * runs on others.
 */
final class DropFolder {
  /** What is to be said of the folder's content. */
  record Status(Path file, Optional<String> trouble) {}

  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
  private static final String JAR = ".jar";
  private static final long RESTED = 1000;

  private final BundleContext context;
  private final Path folder;
  private final Map<String, Path> reserved;
  private final Lifecycle lifecycle;
  private final Reasons reasons;
  private final Map<Path, Entry> entries = new LinkedHashMap<>();
  private boolean first = true;
  private int world;

  /**
   * For a framework.
   *
   * @param reserved symbolic names that belong to the platform whether they are installed or not,
   *     and where each lies
   */
  DropFolder(BundleContext context, Path folder, Map<String, Path> reserved) {
    this.reserved = Map.copyOf(reserved);
    this.context = context;
    this.folder = folder;
    this.lifecycle = new Lifecycle(context);
    this.reasons = new Reasons(context);
    Arrays.stream(context.getBundles())
        .filter(Dropped::is)
        .map(b -> folder.resolve(Dropped.jar(b)))
        .forEach(jar -> entries.put(jar, new Entry(jar)));
  }

  /** Looks at everything, at a time in milliseconds; one entry's trouble never stops the others. */
  void look(long now) throws IOException {
    see(jars());
    int before = world;
    world = reasons.world();
    for (Entry entry : List.copyOf(entries.values())) {
      try {
        step(entry, now, world != before);
      } catch (RuntimeException | Error e) {
        LOG.error("{}", entry.jar, e);
        entry.handled(entry.name());
        entry.refuse("unexpected " + e + ": the log has the details", false);
      }
    }
    entries.values().removeIf(e -> !e.there() && !e.working() && bundle(e).isEmpty());
    first = false;
  }

  private void see(List<Path> found) {
    entries.values().stream().filter(e -> !found.contains(e.jar)).forEach(Entry::miss);
    for (Path jar : found) {
      Entry entry = entries.computeIfAbsent(jar, Entry::new);
      Stamps stamps = Stamps.of(List.of(jar));
      entry.see(stamps);
      if (first && System.currentTimeMillis() - time(jar) > RESTED) {
        entry.see(stamps); // it lay there before the service started
      }
    }
  }

  /** The oldest first: a copy comes after what it is a copy of. */
  private List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path file : files()) {
      if (file.getFileName().toString().endsWith(JAR)) {
        jars.add(file);
      }
    }
    jars.sort(Comparator.comparing(DropFolder::time).thenComparing(Comparator.naturalOrder()));
    return jars;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all =
          Files.newDirectoryStream(folder, f -> !f.getFileName().toString().startsWith("."))) {
        all.forEach(files::add);
      }
    }
    return files;
  }

  private static long time(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
    } catch (IOException e) {
      return Long.MAX_VALUE; // just gone
    }
  }

  private void step(Entry entry, long now, boolean changed) {
    if (entry.busy(now)) {
      return;
    }
    Optional<Bundle> bundle = bundle(entry);
    if (entry.working()) {
      entry.end().ifPresent(failure -> failed(entry, failure));
    } else if (!entry.there()) {
      bundle.ifPresent(b -> remove(entry, b, now));
    } else if (entry.isNew() || (entry.worthAnotherTry() && bundle.isEmpty())) {
      handle(entry, bundle, now);
    } else if (entry.worthAnotherTry() && changed) {
      start(entry, bundle.orElseThrow(), now);
    }
  }

  private void handle(Entry entry, Optional<Bundle> bundle, long now) {
    Identity identity;
    try {
      identity = Identity.of(entry.jar);
    } catch (PluginException e) {
      entry.handled(entry.name());
      entry.refuse(
          e.getMessage() + (bundle.isEmpty() ? "" : "; what was there before is still served"),
          false);
      return;
    }
    if (bundle.isPresent() && !identity.name().equals(bundle.get().getSymbolicName())) {
      remove(entry, bundle.get(), now); // next time it is like new
      return;
    }
    entry.handled(Optional.of(identity.name()));
    Optional<String> taken = bundle.isPresent() ? Optional.empty() : taken(identity.name(), entry);
    if (taken.isPresent()) {
      entry.refuse(taken.get(), true);
    } else if (bundle.isPresent()) {
      update(entry, bundle.get(), now);
    } else {
      add(entry, now);
    }
  }

  /** Who has the symbolic name already. */
  private Optional<String> taken(String name, Entry self) {
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(bundle.getSymbolicName()) && !Dropped.is(bundle)) {
        return Optional.of(Reasons.platform(bundle));
      }
    }
    if (reserved.containsKey(name)) {
      return Optional.of(Reasons.platform(name, reserved.get(name)));
    }
    return entries.values().stream()
        .filter(e -> e != self && e.name().filter(name::equals).isPresent())
        .filter(e -> e.working() || bundle(e).isPresent())
        .findFirst()
        .map(e -> Reasons.copy(name, e.jar));
  }

  private void add(Entry entry, long now) {
    LOG.info("{} is installed as bundle {}", entry.jar, entry.name().orElseThrow());
    entry.begin(
        now,
        () -> {
          lifecycle.add(entry.jar);
          return null;
        });
  }

  private void start(Entry entry, Bundle bundle, long now) {
    entry.begin(
        now,
        () -> {
          lifecycle.start(bundle);
          return null;
        });
  }

  private void update(Entry entry, Bundle bundle, long now) {
    LOG.info("{} has changed: bundle {} is updated", entry.jar, bundle.getSymbolicName());
    entry.begin(
        now,
        () -> {
          lifecycle.update(bundle, entry.jar);
          return null;
        });
  }

  private static void logRemoval(Entry entry, Bundle bundle) {
    LOG.info("{} has gone: bundle {} is removed", entry.jar, bundle.getSymbolicName());
  }

  private void remove(Entry entry, Bundle bundle, long now) {
    logRemoval(entry, bundle);
    entry.begin(
        now,
        () -> {
          lifecycle.remove(bundle);
          return null;
        });
  }

  private void failed(Entry entry, Throwable failure) {
    LOG.warn("{}", entry.jar, failure);
    Optional<Bundle> bundle = bundle(entry);
    entry.refuse(reasons.of(bundle, failure), bundle.isPresent());
  }

  private Optional<Bundle> bundle(Entry entry) {
    return Arrays.stream(context.getBundles()).filter(entry::owns).findFirst();
  }

  /** What is wrong with each, each time it changes and has been so for a moment. */
  List<String> news(long now, long patience) {
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries.values()) {
      Optional<String> trouble = trouble(entry).or(() -> components(entry));
      entry.news(trouble, now, patience).ifPresent(t -> lines.add(Reasons.line(entry.jar, t)));
    }
    return lines;
  }

  private Optional<String> components(Entry entry) {
    return bundle(entry).flatMap(reasons::components);
  }

  private Optional<String> trouble(Entry entry) {
    return entry.reason().or(() -> entry.working() ? Optional.empty() : stopped(entry));
  }

  private Optional<String> stopped(Entry entry) {
    return bundle(entry).filter(b -> b.getState() == Bundle.RESOLVED).map(Reasons::stopped);
  }

  /** Everything that lies there, served or not. */
  List<Status> statuses() throws IOException {
    List<Status> statuses = new ArrayList<>();
    entries.values().forEach(e -> statuses.add(new Status(e.jar, trouble(e))));
    for (Path file : files()) {
      if (!file.getFileName().toString().endsWith(JAR)) {
        statuses.add(new Status(file, Optional.of(Reasons.NO_JAR)));
      }
    }
    return statuses;
  }
}
