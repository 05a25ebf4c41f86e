package wernicke.store.internal.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.store.Home;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;

/**
 * The home folder that the framework property {@value #PROPERTY} names; its sub-folders are created
 * when the bundle starts.
 */
@Component(immediate = true)
public final class HomeFolder implements Home {
  static final String PROPERTY = "wernicke.home";

  private static final Logger LOG = LoggerFactory.getLogger(HomeFolder.class);
  private static final List<String> FOLDERS =
      List.of("etc", "deploy", "models", "data", "store", "log", "cache");
  private static final List<String> WRITTEN = List.of("store", "log", "cache");

  private final Path path;
  private final DataFolders added;

  /**
   * Takes the folder from the framework's properties.
   *
   * @throws PluginException if the property is missing or relative, or the folder cannot be written
   */
  @Activate
  public HomeFolder(BundleContext context) {
    this(context.getProperty(PROPERTY));
  }

  HomeFolder(String property) {
    try {
      path = absolute(property);
      FOLDERS.forEach(this::create);
      WRITTEN.forEach(this::requireWritable);
      removeStale(path.resolve("etc"));
    } catch (PluginException e) {
      LOG.error(e.getMessage());
      throw e;
    }
    added = new DataFolders(path.resolve("etc/data.json"));
  }

  private static Path absolute(String property) {
    try {
      if (property != null && Path.of(property).isAbsolute()) {
        return Path.of(property).normalize();
      }
    } catch (InvalidPathException e) {
      throw new PluginException(PROPERTY + "=" + property + " is no folder: " + e.getReason(), e);
    }
    throw new PluginException(
        "no home folder: the framework property "
            + PROPERTY
            + " is "
            + (property == null ? "missing" : "'" + property + "'")
            + "; start Wernicke by its launcher, or set it to an absolute path");
  }

  private void create(String name) {
    Path folder = path.resolve(name);
    try {
      DurableFiles.createFolder(folder);
    } catch (IOException e) {
      throw new PluginException(
          "cannot create "
              + folder
              + " ("
              + Disk.reason(e)
              + "): make it writable, or set WERNICKE_HOME to another folder",
          e);
    }
  }

  private void requireWritable(String name) {
    if (!Files.isWritable(path.resolve(name))) {
      throw new PluginException(
          path.resolve(name)
              + " is read-only: make it writable, or set WERNICKE_HOME to another folder");
    }
  }

  private static void removeStale(Path folder) {
    try {
      DurableFiles.removeStale(folder);
    } catch (IOException e) {
      throw new PluginException("cannot tidy up " + folder + ": " + Disk.reason(e), e);
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Optional<Path> dataFolder(String dataset) {
    Optional<Path> folder = Optional.ofNullable(added.all().get(dataset));
    return folder.isPresent() ? folder : inHome(dataset);
  }

  @Override
  public Path requireDataFolder(String dataset) {
    Path folder = Home.super.requireDataFolder(dataset);
    SafeFolder.of(folder).requireClosed();
    return folder;
  }

  private Optional<Path> inHome(String dataset) {
    Path data = path.resolve("data");
    try (Stream<Path> folders = Files.list(data)) {
      return folders
          .filter(f -> f.getFileName().toString().equalsIgnoreCase(dataset))
          .filter(Files::isDirectory)
          .min(exactFirst(dataset));
    } catch (IOException e) {
      throw new PluginException("cannot read " + data + ": " + Disk.reason(e), e);
    }
  }

  private static Comparator<Path> exactFirst(String name) {
    return Comparator.comparing((Path f) -> !f.getFileName().toString().equals(name))
        .thenComparing(Comparator.naturalOrder());
  }

  @Override
  public void addDataFolder(String dataset, Path folder) {
    if (Files.isDirectory(folder)) {
      SafeFolder.of(folder).requireClosed();
    }
    added.add(dataset, folder);
  }

  @Override
  public Map<String, Path> dataFolders() {
    return added.all();
  }
}
