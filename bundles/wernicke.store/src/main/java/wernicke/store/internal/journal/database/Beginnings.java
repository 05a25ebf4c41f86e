package wernicke.store.internal.journal.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;

/**
 * Where a journal comes from. A new one is made under another name and gets its own when it is
 * whole: so an empty file was never a journal, and one that is missing beside other files was lost.
 * Neither is begun anew unless the user says so by a file {@value #BEGIN_ANEW} beside it.
 */
final class Beginnings {
  /** What is not yet whole. */
  static final String UNFINISHED = "wernicke.unfinished.db";

  /** The user's word, an empty file in the journal's folder. */
  static final String BEGIN_ANEW = "begin-anew";

  private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

  private final Path file;
  private final Path folder;
  private final Path unfinished;
  private final OldJournal old;
  private final Schema schema;

  Beginnings(Path file, Schema schema) {
    this.file = file;
    folder = file.getParent();
    unfinished = folder.resolve(UNFINISHED);
    old = new OldJournal(folder);
    this.schema = schema;
  }

  /** What to do about a journal that cannot be used. */
  static String remedy(Path file) {
    return "put a copy of it back, or create the empty file "
        + file.resolveSibling(BEGIN_ANEW)
        + " and start again to begin with an empty journal (nothing is deleted)";
  }

  /**
   * Makes sure that there is a journal: the one that is there, the one of 0.1.0 carried over, or in
   * a new home an empty one.
   *
   * @throws PluginException if there was one, and now there is none that can be opened
   */
  void settle() throws SQLException {
    try {
      Path word = folder.resolve(BEGIN_ANEW);
      if (Files.exists(word)) {
        setAside();
        create();
        Files.delete(word);
      } else if (Files.exists(file)) {
        requireContent();
      } else if (old.exists()) {
        carryOver();
      } else {
        requireNew();
        create();
      }
      old.keep();
    } catch (IOException e) {
      throw Disk.failure(folder, "the journal", Database.RESERVE, e);
    }
  }

  private void requireContent() throws IOException {
    if (Files.size(file) == 0) {
      throw DatabaseFailure.damaged(file, "it is empty");
    }
  }

  private void requireNew() throws IOException {
    Optional<Path> trace = trace();
    if (trace.isPresent()) {
      throw new PluginException(
          "the journal "
              + file
              + " is missing, though "
              + trace.get()
              + " proves that there was one: "
              + remedy(file));
    }
  }

  /** A file that only a home that has had a journal has. */
  private Optional<Path> trace() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(f -> !early(f)).findFirst();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean early(Path file) {
    String name = file.getFileName().toString();
    return name.equals(JournalLock.FILE)
        || name.startsWith(UNFINISHED) // and SQLite's own beside it
        || name.startsWith("."); // desktops put such into any folder
  }

  private void create() throws IOException, SQLException {
    try (Connection connection = begin()) {
      schema.run(connection, 0, schema.version());
      connection.commit();
    }
    DurableFiles.publish(unfinished, file);
  }

  private void carryOver() throws IOException, SQLException {
    try (Connection connection = begin()) {
      schema.run(connection, 0, OldJournal.SCHEMA);
      old.copyTo(connection);
      schema.run(connection, OldJournal.SCHEMA, schema.version());
      connection.commit();
    }
    DurableFiles.publish(unfinished, file);
    LOG.info("the journal of Wernicke 0.1.0 is carried over into {}", file);
  }

  private Connection begin() throws IOException, SQLException {
    Files.deleteIfExists(unfinished);
    Files.deleteIfExists(folder.resolve(UNFINISHED + "-journal"));
    return Sqlite.create(unfinished);
  }

  private void setAside() throws IOException {
    int number = 1;
    while (Files.exists(aside("", number))) {
      number++;
    }
    for (String part : new String[] {"-wal", "-shm", ""}) {
      Path source = folder.resolve(file.getFileName() + part);
      if (Files.exists(source)) {
        Files.move(source, aside(part, number));
        LOG.warn("begun anew: {} is now {}", source, aside(part, number));
      }
    }
  }

  private Path aside(String part, int number) {
    return folder.resolve("wernicke.aside" + number + ".db" + part);
  }
}
