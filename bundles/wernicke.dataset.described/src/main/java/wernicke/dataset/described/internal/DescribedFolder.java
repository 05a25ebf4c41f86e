package wernicke.dataset.described.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.api.Dataset;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.DescriptorReader;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.TableFile;
import wernicke.folders.internal.stamp.Stamps;

/**
 * A folder with a descriptor, examined without reading the data.
 *
 * @param id of the data set: what the descriptor says, or else the folder's name
 * @param dataset null if it cannot be used
 * @param stamps the files that it is made of, as they looked before they were read
 * @param trouble why it cannot be used, one line; empty if it can as far as is known
 */
record DescribedFolder(String id, Path folder, Dataset dataset, Stamps stamps, String trouble) {
  /** Reads the descriptor, and looks whether the files are there that it names. */
  static DescribedFolder examine(Path folder) throws IOException {
    Path file = folder.resolve(Descriptor.FILE);
    Stamps before = Stamps.near(folder);
    Problems problems = new Problems();
    Optional<Descriptor> descriptor = DescriptorReader.read(folder, problems);
    if (descriptor.isEmpty()) {
      return broken(folder, before, problems);
    }
    List<Path> files = new ArrayList<>(List.of(file));
    descriptor.get().files().stream().map(TableFile::path).forEach(files::add);
    Stamps stamps = Stamps.of(files);
    for (TableFile needed : descriptor.get().files()) {
      if (!stamps.there(needed.path())) {
        problems.add(
            needed.name() + ": the file is not there; put it into the folder, or correct the name");
      }
    }
    if (!problems.none()) {
      return broken(folder, stamps, problems);
    }
    DescribedDataset dataset = new DescribedDataset(descriptor.get());
    return new DescribedFolder(dataset.info().id(), folder, dataset, stamps, "");
  }

  private static DescribedFolder broken(Path folder, Stamps stamps, Problems problems) {
    String id = folder.getFileName().toString();
    return new DescribedFolder(id, folder, null, stamps, DescribedDataset.summary(id, problems));
  }
}
