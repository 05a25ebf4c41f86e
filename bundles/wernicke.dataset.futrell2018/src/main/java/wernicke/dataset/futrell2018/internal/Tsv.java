package wernicke.dataset.futrell2018.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.table.Hints;
import wernicke.formats.internal.table.Table;

/** The corpus' tables: values between tabs, nothing quoted, because words may hold any quote. */
final class Tsv {
  private static final Hints HINTS = Hints.published('\t').unquoted();

  private Tsv() {}

  /**
   * Hands every row to {@code rows}.
   *
   * @throws wernicke.api.PluginException as {@link Table#read}
   */
  static void read(Path file, List<String> columns, Consumer<Table.Row> rows) {
    Table.read(DataFile.published(file), HINTS, columns, rows);
  }
}
