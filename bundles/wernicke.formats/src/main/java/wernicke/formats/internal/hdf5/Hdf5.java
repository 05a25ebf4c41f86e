package wernicke.formats.internal.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.net.URI;
import java.util.function.Function;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/**
 * What is read from an HDF5 file through jHDF, which promises neither what it throws at a damaged
 * file, nor when it ends, nor how much memory it asks for.
 */
public final class Hdf5 {
  /** Deflate packs no more bytes into one. */
  private static final long TIGHTEST = 1032;

  /** For its log alone: it makes no path of a URI on Windows. */
  private static final URI NAMELESS = URI.create("hdf5");

  private Hdf5() {}

  /**
   * Opens a file, hands it on and closes it.
   *
   * @param start how many bytes of another kind come before
   * @param format what messages call such files, such as {@code NetCDF-4 (HDF5)}
   * @throws PluginException in one line naming the file, if it is missing, of another format, cut
   *     short or damaged
   */
  public static <T> T read(DataFile file, int start, String format, Function<HdfFile, T> content) {
    Superblock.check(file, start, format);
    return file.read(
        "cannot be read, it is damaged",
        path -> {
          try (BoundedChannel channel = new BoundedChannel(path);
              HdfFile hdf = new HdfFile(channel, NAMELESS)) {
            return content.apply(hdf);
          }
        });
  }

  /**
   * All values of a variable, in an array of one dimension.
   *
   * @throws PluginException if there cannot be so many in a file of that length
   */
  public static Object flat(DataFile file, Dataset variable) {
    double bytes = variable.getDataType().getSize();
    for (long size : variable.getDimensionsAsLong()) {
      bytes *= size;
    }
    if (bytes > (double) TIGHTEST * file.path().toFile().length()) {
      throw file.damaged("'" + variable.getName() + "' has more values than the file can hold");
    }
    return variable.getDataFlat();
  }
}
