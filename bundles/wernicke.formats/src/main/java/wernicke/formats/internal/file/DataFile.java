package wernicke.formats.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import wernicke.api.PluginException;

/**
 * A file of data that is read, and the words about it: all readers of formats complain alike, in
 * one line that begins with its name and ends with what to do.
 *
 * @param path where it lies
 * @param name what messages call it
 * @param absent what to do if it is not there
 * @param broken what to do if it is damaged
 */
public record DataFile(Path path, String name, String absent, String broken) {
  /** A file of a published data set, as {@code data} tells how to get it. */
  public static DataFile published(Path path) {
    return new DataFile(path, path.toString(), "run 'data' to see how to get it", "get it again");
  }

  /**
   * A file that somebody has put into a folder.
   *
   * @param name what messages call it
   */
  public static DataFile own(String name, Path path) {
    return new DataFile(path, name, "put it into the folder, or correct the name", "copy it again");
  }

  /** What to throw, in the file's name. */
  public PluginException refused(String why) {
    return new PluginException(name + ": " + why);
  }

  /** What to throw if it is not what was once written: says what to do about it. */
  public PluginException damaged(String why) {
    return refused(why + "; " + broken);
  }

  /** What to throw if reading it failed. */
  public PluginException unreadable(IOException e) {
    return e instanceof NoSuchFileException
        ? new PluginException(name + " is missing: " + absent, e)
        : new PluginException(name + ": cannot be read: " + e, e);
  }

  /**
   * Refuses what is there but no regular file, such as a folder or a pipe that nobody writes to.
   *
   * @return this
   */
  public DataFile requireRegular() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw refused("not a file that can be read; put the data there");
    }
    return this;
  }

  /**
   * Maps it into memory, read only, little endian.
   *
   * @throws PluginException in one line, if it is not there, no regular file or larger than 2 GiB
   */
  public ByteBuffer map() {
    requireRegular();
    try (FileChannel channel = FileChannel.open(path)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw refused("larger than 2 GiB; save it in parts, or with smaller numbers (float32)");
      }
      return channel
          .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
