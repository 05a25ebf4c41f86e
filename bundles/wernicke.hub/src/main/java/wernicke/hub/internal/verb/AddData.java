package wernicke.hub.internal.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.DatasetInfo;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;

/** {@code data add}: a copy of a data set that is here already. */
@Component(service = Verb.class, property = "service.ranking:Integer=860")
public final class AddData implements Verb {
  private final DataSets sets;

  @Activate
  public AddData(@Reference DataSets sets) {
    this.sets = sets;
  }

  @Override
  public Usage usage() {
    return Usage.of("data add", "points at a local copy of a published data set")
        .parameter("id", "of the data set", Kind.DATASET)
        .parameter("folder", "where the files are", Kind.FOLDER)
        .example("data add Pereira2018 ~/pereira", "its files are read where they are");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    DatasetInfo set = sets.published(arguments.get(0), terminal);
    Path folder = terminal.path(arguments.get(1));
    if (!Files.isDirectory(folder)) {
      throw new UsageException("there is no folder " + folder);
    }
    List<String> missing = DataFolders.missing(set, folder);
    if (!missing.isEmpty()) {
      throw new UsageException(
          folder + " is not a copy of " + set.id() + ": it lacks " + String.join(", ", missing));
    }
    sets.home().addDataFolder(set.id(), folder.toRealPath());
    terminal.out().println(set.id() + " is read from " + folder.toRealPath());
    return Exit.OK;
  }
}
