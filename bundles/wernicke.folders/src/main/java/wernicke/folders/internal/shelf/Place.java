package wernicke.folders.internal.shelf;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wernicke.folders.internal.file.Names;

/**
 * Something that lies in a watched folder.
 *
 * @param path where
 * @param name what it is called unless it says otherwise
 * @param rank who wins an id: the lower one, also against one that was there before; among equals
 *     the one that was there first
 */
public record Place(Path path, String name, int rank) {
  /**
   * All that lies in a folder, by name. Only the folder is read; nothing in it is looked at.
   *
   * @return nothing if there is no such folder
   * @throws IOException if it cannot be listed
   */
  public static List<Place> in(Path root, int rank) throws IOException {
    List<Place> places = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(root)) {
      found.forEach(path -> places.add(new Place(path, path.getFileName().toString(), rank)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // a home without it
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    places.sort((a, b) -> a.name().compareTo(b.name()));
    return places;
  }

  /** Its path for people: what could steer a terminal is {@code ?}. */
  public String shown() {
    return Names.shown(path.toString());
  }
}
