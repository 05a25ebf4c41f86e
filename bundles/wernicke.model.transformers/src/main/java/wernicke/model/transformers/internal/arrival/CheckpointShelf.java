package wernicke.model.transformers.internal.arrival;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wernicke.folders.internal.file.ModelEntry;
import wernicke.folders.internal.shelf.Found;
import wernicke.folders.internal.shelf.Look;
import wernicke.folders.internal.shelf.Place;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.stamp.Stamps;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.files.FolderSnapshot;
import wernicke.model.transformers.internal.model.TransformerModel;

/** Checkpoint folders; tells also of everything else in {@code models/} that nobody serves. */
final class CheckpointShelf implements Shelf<TransformerModel> {
  /** Weights that nobody asked for so long are freed; loading them again takes seconds. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final List<Path> roots;
  private final Path scratch;
  private final Function<Registration, Runnable> registry;

  /**
   * @param roots folders of folders; the first shadows equal names in the later ones
   * @param scratch folder for recordings that are too large for the heap
   * @param registry registers a model and returns what unregisters it
   */
  CheckpointShelf(List<Path> roots, Path scratch, Function<Registration, Runnable> registry) {
    this.roots = List.copyOf(roots);
    this.scratch = scratch;
    this.registry = registry;
  }

  @Override
  public String area() {
    return "models";
  }

  @Override
  public String what() {
    return "model";
  }

  @Override
  public List<Place> places() throws IOException {
    List<Place> places = new ArrayList<>();
    for (int rank = 0; rank < roots.size(); rank++) {
      places.addAll(Place.in(roots.get(rank), rank));
    }
    return places;
  }

  @Override
  public Look look(Place place, Optional<Stamps> examined) throws IOException {
    ModelEntry entry = ModelEntry.of(place.path());
    return switch (entry.kind()) {
      case CHECKPOINT -> new Look.Candidate(stamps(place.path()));
      case NEITHER -> new Look.Unserved(entry.reason());
      case GROWING -> new Look.Growing(entry.reason());
      case RECORDED, HIDDEN -> new Look.Foreign();
    };
  }

  /** The files that matter. */
  private static Stamps stamps(Path folder) throws IOException {
    return Stamps.of(
        FolderSnapshot.of(folder).files().keySet().stream().map(folder::resolve).toList());
  }

  @Override
  public Found<TransformerModel> examine(Place place) throws IOException {
    Stamps stamps = stamps(place.path());
    FolderSnapshot files = FolderSnapshot.of(place.path());
    Checkpoint checkpoint = Checkpoint.open(place.path());
    TransformerModel model = new TransformerModel(place.name(), checkpoint, files, scratch);
    return Found.usable(place.name(), stamps, model, model.description());
  }

  @Override
  public Runnable offer(Found<TransformerModel> found) {
    TransformerModel model = found.item().orElseThrow();
    Runnable unregister = registry.apply(Registration.of(found.id(), model));
    return () -> {
      try {
        unregister.run();
      } finally {
        model.close();
      }
    };
  }

  @Override
  public Runnable refuse(Place place, Found<TransformerModel> refused) {
    return registry.apply(Registration.refused(refused.id(), refused.text()));
  }

  @Override
  public void tend(TransformerModel model) {
    model.releaseIfIdle(IDLE);
  }
}
