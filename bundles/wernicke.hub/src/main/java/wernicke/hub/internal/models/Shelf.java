package wernicke.hub.internal.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;
import wernicke.hub.internal.models.paper.PaperModel;
import wernicke.hub.internal.models.remote.RemoteText;
import wernicke.hub.internal.models.remote.RepoAddress;

/** The folder {@code models/} of the home, as far as models of the hub are concerned. */
public final class Shelf {
  private final Path models;

  /** That folder; it need not be there. */
  public Shelf(Path models) {
    this.models = models;
  }

  /** Where a model is, once it is complete. */
  public Path folder(RepoAddress address) {
    return models.resolve(address.name());
  }

  /** Where it grows. */
  Path part(RepoAddress address) {
    return models.resolve("." + address.name() + ".part");
  }

  /**
   * What was pulled into a model's folder.
   *
   * @return empty if there is no such folder
   * @throws PluginException in one line, if there is one that is of something else, or incomplete
   */
  public Optional<Pulled> find(RepoAddress address) {
    Path folder = folder(address);
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    Pulled pulled =
        Pulled.read(folder)
            .orElseThrow(
                () -> occupied(folder, "is there and was not pulled from the hub, so it stays"));
    if (!pulled.repo().equalsIgnoreCase(address.repo())) {
      throw occupied(folder, "is " + RemoteText.clean(pulled.repo()));
    }
    try {
      if (!pulled.missing(folder).isEmpty()) {
        String missing = String.join(", ", pulled.missing(folder));
        throw occupied(folder, "lacks or has changed " + RemoteText.clean(missing));
      }
    } catch (IOException e) {
      throw new PluginException("cannot read " + folder + ": " + Disk.reason(e), e);
    }
    return Optional.of(pulled);
  }

  private static PluginException occupied(Path folder, String why) {
    return new PluginException(folder + " " + why + ": rename or remove it, then pull again");
  }

  /** The folder of a model of the paper, under the paper's name or the hub's; empty if none. */
  public Optional<Path> find(PaperModel model) {
    return checkpoint(models.resolve(model.id()), model)
        .or(() -> model.address().flatMap(a -> checkpoint(folder(a), model)));
  }

  /** A folder that says it is of another repository is another model. */
  private static Optional<Path> checkpoint(Path folder, PaperModel model) {
    if (!Files.exists(folder.resolve("config.json"))) {
      return Optional.empty();
    }
    Optional<Pulled> pulled = Pulled.read(folder);
    boolean other = pulled.isPresent() && !pulled.get().repo().equalsIgnoreCase(model.hub());
    return other ? Optional.empty() : Optional.of(folder);
  }
}
