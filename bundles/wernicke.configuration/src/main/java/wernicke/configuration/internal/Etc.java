package wernicke.configuration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.folders.internal.stamp.Settling;
import wernicke.folders.internal.stamp.Stamps;

/**
 * Makes {@code etc/<pid>.json} and {@code etc/<factory pid>~<name>.json} configurations, for pids
 * of ours, {@code wernicke.*}: those that lie there at start before activation ends, so that every
 * component of a higher start level begins with them; later ones within a second, written, changed
 * and deleted with the file. A file that cannot be used leaves the configuration as it was.
 */
@Component(immediate = true, service = HealthCheck.class)
public final class Etc implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Etc.class);
  private static final Pattern CONFIGURATION = Pattern.compile(".*\\.(json|cfg|config)");
  private static final long POLL_MILLIS = 300;
  private static final long LATE_SECONDS = 10;

  private final Path folder;
  private final ConfigurationAdmin admin;
  private final Schema schema;
  private final Supplier<Collection<String>> readers;
  private final Map<Path, Settling> seen = new TreeMap<>();
  private final Map<Path, Used> used = new TreeMap<>();
  private final Thread watch = new Thread(this::watch, "wernicke-configuration");
  private long looked = System.nanoTime();

  /**
   * A file that has been taken note of.
   *
   * @param applied whether it is the configuration now
   * @param trouble what is wrong with it, in one line; empty if nothing is
   */
  private record Used(ConfigurationFile file, boolean applied, String trouble) {}

  @Activate
  public Etc(
      BundleContext context,
      @Reference ConfigurationAdmin admin,
      @Reference ServiceComponentRuntime components) {
    this(
        Path.of(context.getProperty("wernicke.home")).resolve("etc"),
        admin,
        new Schema(() -> List.of(context.getBundles())),
        () -> read(components));
    look(true);
    watch.setDaemon(true);
    watch.start();
  }

  /** Does not watch by itself. */
  Etc(Path folder, ConfigurationAdmin admin, Schema schema, Supplier<Collection<String>> readers) {
    this.folder = folder;
    this.admin = admin;
    this.schema = schema;
    this.readers = readers;
  }

  /** The pids of ours that some component reads. */
  private static Collection<String> read(ServiceComponentRuntime components) {
    return components.getComponentDescriptionDTOs().stream()
        .flatMap(component -> Arrays.stream(component.configurationPid))
        .toList();
  }

  @Deactivate
  void deactivate() {
    watch.interrupt();
  }

  private void watch() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        look(false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // deactivated
    }
  }

  /**
   * Takes what is new or changed, and lets go of what is gone.
   *
   * @param atOnce whether a file is taken that may still be written to; else it must have stayed
   *     the same since the last look
   */
  synchronized void look(boolean atOnce) {
    looked = System.nanoTime();
    try {
      Map<Path, ConfigurationFile> now = files();
      now.forEach((path, file) -> look(file, atOnce));
      seen.keySet().retainAll(now.keySet());
      List.copyOf(used.keySet()).stream().filter(p -> !now.containsKey(p)).forEach(this::drop);
    } catch (Throwable e) { // the next look comes
      LOG.error("etc/ cannot be looked at, the next look may: {}", e, e);
    }
  }

  private void look(ConfigurationFile file, boolean atOnce) {
    Settling settling = seen.computeIfAbsent(file.path(), path -> new Settling());
    Stamps now = Stamps.of(List.of(file.path()));
    settling.see(now);
    if (atOnce) {
      settling.see(now);
    }
    if (settling.due()) {
      take(file);
      settling.handled();
    }
  }

  private Map<Path, ConfigurationFile> files() throws IOException {
    Map<Path, ConfigurationFile> ours = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          path -> ConfigurationFile.of(path).ifPresent(file -> ours.put(file.path(), file)));
    } catch (NoSuchFileException e) {
      LOG.debug("a home without etc/: {}", e.getMessage(), e);
    }
    return ours;
  }

  private void take(ConfigurationFile file) {
    boolean applied = false;
    String trouble;
    try {
      Map<String, Object> properties = file.read();
      Schema.Verdict verdict = schema.judge(file.pid(), properties);
      applied = verdict.unusable().isEmpty();
      trouble = String.join("; ", applied ? verdict.unknown() : verdict.unusable());
      if (applied) {
        configuration(file).updateIfDifferent(FrameworkUtil.asDictionary(properties));
      }
    } catch (Throwable e) { // one file must not disturb the others
      trouble = e instanceof IOException ? e.getMessage() : e.toString();
      applied = false;
    }
    used.put(file.path(), new Used(file, applied, trouble));
    if (applied) {
      LOG.info("{} is in use", file.label());
    }
    if (!trouble.isEmpty()) {
      LOG.warn("{}", line(used.get(file.path())));
    }
  }

  private static String line(Used used) {
    String text = used.file().label() + ": " + used.trouble();
    return used.applied()
        ? text
        : text + ": it is not used, the configuration stays as it was; correct the file";
  }

  private void drop(Path path) {
    Used gone = used.remove(path);
    try {
      configuration(gone.file()).delete();
      LOG.info("{} is gone, its defaults are back", gone.file().label());
    } catch (IOException | IllegalStateException e) {
      LOG.error("the configuration of {} cannot be deleted", gone.file().label(), e);
    }
  }

  private Configuration configuration(ConfigurationFile file) throws IOException {
    return file.name().isEmpty()
        ? admin.getConfiguration(file.pid(), "?")
        : admin.getFactoryConfiguration(file.pid(), file.name(), "?");
  }

  @Override
  public String area() {
    return "etc";
  }

  @Override
  public synchronized List<Finding> look() {
    Collection<String> known = schema.known();
    Collection<String> read = readers.get();
    List<Finding> findings = new ArrayList<>();
    for (Used file : used.values()) {
      if (!file.trouble().isEmpty()) {
        findings.add(Finding.wrong(area(), line(file)));
      } else if (!read.contains(file.file().pid())) {
        findings.add(
            Finding.wrong(area(), unread(file.file().path().getFileName().toString(), known)));
      } else {
        findings.add(Finding.fine(area(), file.file().label() + " is in use"));
      }
    }
    others().forEach(name -> findings.add(Finding.wrong(area(), unread(name, known))));
    if (System.nanoTime() - looked > TimeUnit.SECONDS.toNanos(LATE_SECONDS)) {
      findings.add(Finding.wrong(area(), "etc/ is no longer watched: restart the service"));
    }
    return findings.isEmpty()
        ? List.of(Finding.fine(area(), "no configuration, the defaults hold"))
        : findings;
  }

  private static String names(Collection<String> known) {
    return known.stream().map(pid -> pid + ".json").collect(Collectors.joining(", "));
  }

  private static String unread(String name, Collection<String> known) {
    return "etc/" + name + " is read by nobody: the names are " + names(known);
  }

  /** What looks like a configuration and is none. */
  private List<String> others() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> ConfigurationFile.of(path).isEmpty())
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith(".") && CONFIGURATION.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }
}
