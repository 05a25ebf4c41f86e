package wernicke.formats.internal.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import wernicke.api.PluginException;

/** Free space, and what a failed write means, in one line. */
public final class Disk {
  private Disk() {}

  /** Free bytes on the disk that holds {@code folder}. */
  public static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new PluginException("cannot read " + folder + ": " + reason(e), e);
    }
  }

  /**
   * Refuses before anything is written.
   *
   * @throws PluginException if fewer than {@code bytes} are free
   */
  public static void require(Path folder, String what, long bytes) {
    if (free(folder) < bytes) {
      throw full(folder, what, bytes, null);
    }
  }

  /**
   * Why a write failed: the disk is full, the folder is read-only, the thread was interrupted.
   *
   * @param what the thing that was written, as in "the recording ab12"
   * @param bytes what it needs
   */
  public static RuntimeException failure(Path folder, String what, long bytes, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      CancellationException cancelled = new CancellationException("cancelled: " + what);
      cancelled.initCause(cause);
      return cancelled;
    }
    String reason = reason(cause);
    if (reason.contains("No space left") || reason.contains("quota") || free(folder) < bytes) {
      return full(folder, what, bytes, cause);
    }
    return new PluginException(
        "cannot write " + what + " in " + folder + " (" + reason + "): make it writable and retry",
        cause);
  }

  private static PluginException full(Path folder, String what, long bytes, IOException cause) {
    return new PluginException(fullMessage(folder, what, bytes), cause);
  }

  /** The line for a full disk. */
  public static String fullMessage(Path folder, String what, long bytes) {
    return "disk full: "
        + what
        + " needs "
        + ByteCount.text(bytes)
        + ", free "
        + ByteCount.text(free(folder))
        + " in "
        + folder
        + "; free some space and retry";
  }

  /** The operating system's words, without the path that Java puts before them. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    } else if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
