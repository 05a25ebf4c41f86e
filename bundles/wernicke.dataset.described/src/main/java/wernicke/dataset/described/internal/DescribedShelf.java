package wernicke.dataset.described.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import wernicke.api.Dataset;
import wernicke.api.data.Descriptors.Described;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.folders.internal.file.FileKind;
import wernicke.folders.internal.shelf.Found;
import wernicke.folders.internal.shelf.Look;
import wernicke.folders.internal.shelf.Place;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.stamp.Stamps;

/** Folders with a descriptor; tells also of everything else in {@code data/} that nobody uses. */
final class DescribedShelf implements Shelf<DescribedFolder> {
  /** So many names in a folder are looked at to find out what it is. */
  private static final int MOST_NAMES = 1000;

  private final Path root;
  private final Predicate<Path> published;
  private final BiFunction<String, Dataset, Runnable> registry;
  private final Map<String, Described> offered = new ConcurrentSkipListMap<>();

  /**
   * @param root folder of folders
   * @param published whether a folder is that of a data set that needs no descriptor
   * @param registry registers a data set and returns what unregisters it
   */
  DescribedShelf(
      Path root, Predicate<Path> published, BiFunction<String, Dataset, Runnable> registry) {
    this.root = root;
    this.published = published;
    this.registry = registry;
  }

  /** The folders that are offered now, by id, broken ones too. */
  Collection<Described> offered() {
    return List.copyOf(offered.values());
  }

  @Override
  public String area() {
    return "data";
  }

  @Override
  public String what() {
    return "data set";
  }

  @Override
  public List<Place> places() throws IOException {
    return Place.in(root, 0);
  }

  @Override
  public Look look(Place place, Optional<Stamps> examined) throws IOException {
    if (examined.isPresent()) {
      return new Look.Candidate(examined.get().again());
    } else if (place.name().startsWith(".")) {
      return new Look.Foreign();
    }
    FileKind kind = FileKind.of(place.path());
    if (kind != FileKind.FOLDER) {
      return new Look.Unserved(
          kind.words() + ": a data set is a folder with " + Descriptor.FILE + " in it");
    } else if (Files.exists(place.path().resolve(Descriptor.FILE))) {
      return new Look.Candidate(Stamps.near(place.path()));
    }
    return published.test(place.path()) ? new Look.Foreign() : undescribed(place.path());
  }

  private static Look undescribed(Path folder) throws IOException {
    int names = 0;
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path inside : found) {
        if (Files.exists(inside.resolve(Descriptor.FILE))) {
          return new Look.Unserved(
              "a folder of folders is not looked into: move %s/%s up into data/, or link it there"
                  .formatted(folder.getFileName(), inside.getFileName()));
        } else if (++names >= MOST_NAMES) {
          break;
        }
      }
    }
    return new Look.Unserved(
        names == 0
            ? "an empty folder"
            : "no %s in it, and no data set has its name: 'data new' prints one to start from"
                .formatted(Descriptor.FILE));
  }

  @Override
  public Found<DescribedFolder> examine(Place place) throws IOException {
    DescribedFolder folder = DescribedFolder.examine(place.path());
    return folder.trouble().isEmpty()
        ? Found.usable(folder.id(), folder.stamps(), folder, place.path().toString())
        : Found.refused(place.name(), folder.stamps(), folder.trouble());
  }

  @Override
  public Runnable offer(Found<DescribedFolder> found) {
    DescribedFolder folder = found.item().orElseThrow();
    return put(new Described(found.id(), folder.folder(), ""), folder.dataset());
  }

  @Override
  public Runnable refuse(Place place, Found<DescribedFolder> refused) {
    String id = refused.id();
    return put(
        new Described(id, place.path(), refused.text()), new BrokenDataset(id, refused.text()));
  }

  private Runnable put(Described described, Dataset dataset) {
    Runnable unregister = registry.apply(described.id(), dataset);
    offered.put(described.id(), described);
    return () -> {
      offered.remove(described.id());
      unregister.run();
    };
  }
}
