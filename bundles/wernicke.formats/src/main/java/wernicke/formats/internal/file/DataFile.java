package wernicke.formats.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import wernicke.api.PluginException;

/**
 * A file of data that is read, and the words about it: all readers of formats complain alike, in
 * one line that begins with its name and ends with what to do.
 *
 * @param path where it lies
 * @param name what messages call it
 * @param origin where it comes from, which decides what to do
 */
public record DataFile(Path path, String name, Origin origin) {
  /** Where a file comes from. */
  public enum Origin {
    /** A published data set, as {@code data} tells how to get it. */
    PUBLISHED(" is missing: run 'data' to see how to get it", "get it again", "get it again"),
    /** Somebody's own folder. */
    OWN(
        ": the file is not there; put it into the folder, or correct the name",
        "copy it again",
        "save the file as UTF-8");

    private final String absent;
    private final String damaged;
    private final String noText;

    Origin(String absent, String damaged, String noText) {
      this.absent = absent;
      this.damaged = damaged;
      this.noText = noText;
    }
  }

  /** A file of a published data set. */
  public static DataFile published(Path path) {
    return new DataFile(path, path.toString(), Origin.PUBLISHED);
  }

  /**
   * A file that somebody has put into a folder.
   *
   * @param name what messages call it
   */
  public static DataFile own(String name, Path path) {
    return new DataFile(path, name, Origin.OWN);
  }

  /** What to throw, in the file's name. */
  public PluginException refused(String why) {
    return new PluginException(name + ": " + why);
  }

  /** What to throw if it is not what was once written: says what to do about it. */
  public PluginException damaged(String why) {
    return refused(why + "; " + origin.damaged);
  }

  /**
   * What to throw if reading it failed: it is missing, no text, or the disk has a reason.
   *
   * @param place before the reason, such as {@code row 3: }; may be empty
   */
  public PluginException unreadable(String place, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new PluginException(name + origin.absent, e);
    }
    String reason =
        e instanceof CharacterCodingException
            ? "not UTF-8 text; " + origin.noText
            : "cannot be read: " + e;
    return new PluginException(name + ": " + place + reason, e);
  }

  /** Reads a file by means of a library. */
  public interface Read<T> {
    /** What the file holds. */
    T from(Path path) throws IOException;
  }

  /**
   * Reads it by means of a library that does not promise what it throws at a damaged file.
   *
   * @param doubt what is said of the file then, such as {@code is no table, or damaged}
   * @throws PluginException in one line, whatever it was: also memory or stack that was not enough,
   *     since what else lives is not in danger
   */
  public <T> T read(String doubt, Read<T> read) {
    try {
      return read.from(path);
    } catch (PluginException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new PluginException(name + " " + doubt + " (" + reason(e) + "); " + origin.damaged, e);
    } catch (OutOfMemoryError e) {
      throw new PluginException(
          name
              + " wants more memory than there is: give Java more (-Xmx), or get it again if it is"
              + " small",
          e);
    }
  }

  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(message).strip();
  }

  /**
   * Refuses what is there but no regular file, such as a folder or a pipe that nobody writes to.
   *
   * @return this
   */
  public DataFile requireRegular() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw refused("not a file that can be read; put a file there");
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
      throw unreadable("", e);
    }
  }

  /**
   * All of it, in UTF-8, to the character.
   *
   * @throws PluginException in one line, if it is not there or no text
   */
  public String text() {
    requireRegular();
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw unreadable("", e);
    }
  }

  /**
   * Its lines, in UTF-8; blank ones at the end do not count.
   *
   * @throws PluginException in one line, if it is not there, no text, or has no line
   */
  public List<String> lines() {
    requireRegular();
    try {
      List<String> lines = Files.readAllLines(path);
      int last = lines.size();
      while (last > 0 && lines.get(last - 1).isBlank()) {
        last--;
      }
      if (last == 0) {
        throw damaged("the file is empty");
      }
      return lines.subList(0, last);
    } catch (IOException e) {
      throw unreadable("", e);
    }
  }
}
