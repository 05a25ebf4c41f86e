package wernicke.dataset.described.internal.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.dataset.described.internal.filter.Filter;

/** Reads the keys that say how the files are laid out. */
final class LayoutReader {
  private final FileKeys files;

  LayoutReader(FileKeys files) {
    this.files = files;
  }

  /** Text and responses in one table. */
  Layout oneTable(Keys keys) {
    Keys columns = keys.requiredChild("columns", "say there which columns hold what");
    Layout layout =
        new Layout.OneTable(
            files.table(keys),
            keys.filter("filter").orElse(Filter.ALL),
            texts(columns),
            responses(columns));
    columns.done();
    return layout;
  }

  /** A matrix and a table of presentations. */
  Layout withMatrix(Keys keys) {
    Keys rows = keys.requiredChild("presentations", "name there the table of what was presented");
    Layout layout =
        new Layout.WithMatrix(
            files.table(rows),
            rows.filter("filter").orElse(Filter.ALL),
            texts(rows),
            files.matrix(keys));
    rows.done();
    return layout;
  }

  /** Words with onsets, and scans. */
  Layout timeSeries(Keys keys) {
    Keys words = keys.requiredChild("words", "name there the table of words and their onsets");
    Keys scans = keys.requiredChild("scans", "name there the matrix of scans and their TR");
    Layout layout = new Layout.TimeSeries(words(words), scans(scans));
    words.done();
    scans.done();
    return layout;
  }

  private static TextColumns texts(Keys keys) {
    return new TextColumns(
        keys.required("text", "name the column of what was presented"),
        keys.text("id"),
        keys.text("context"),
        keys.texts("metadata"));
  }

  private static ResponseColumns responses(Keys keys) {
    List<String> responses = keys.texts("responses");
    if (keys.has("value") || keys.has("neuroid") || keys.has("subject")) {
      return longForm(keys);
    }
    List<ColumnPattern> patterns = new ArrayList<>();
    for (String text : responses) {
      ColumnPattern.parse(text, "responses", keys).ifPresent(patterns::add);
    }
    if (responses.isEmpty()) {
      keys.problems()
          .key(
              keys.path("responses"),
              "is missing; name the columns of the responses, or 'value', 'neuroid' and 'subject'"
                  + " if each row is one response");
    }
    return new ResponseColumns.WideForm(patterns);
  }

  private static ResponseColumns longForm(Keys keys) {
    if (keys.has("responses")) {
      keys.problems()
          .key(keys.path("responses"), "does not go with 'value'; keep the one that is meant");
    }
    Optional<String> neuroid = keys.text("neuroid");
    Optional<String> subject = keys.text("subject");
    if (neuroid.isEmpty() && subject.isEmpty()) {
      keys.problems()
          .key(keys.path("neuroid"), "is missing; name the column of the neuroid or 'subject'");
    }
    if (!keys.has("id")) {
      keys.problems()
          .key(
              keys.path("id"),
              "is missing; with a response in each row it says which presentation is meant");
    }
    return new ResponseColumns.LongForm(
        neuroid, subject, keys.required("value", "name the column of the responses"));
  }

  private Layout.Words words(Keys keys) {
    return new Layout.Words(
        files.table(keys),
        keys.filter("filter").orElse(Filter.ALL),
        keys.required("text", "name the column of the words"),
        keys.required("onset", "name the column of their onsets in seconds"),
        keys.text("run"),
        keys.text("context"));
  }

  private Layout.Scans scans(Keys keys) {
    double tr = keys.number("tr", 0);
    if (tr <= 0) {
      keys.problems()
          .key(keys.path("tr"), "is missing or not positive; write the seconds of a scan");
    }
    List<Integer> trim = keys.counts("trim").orElse(List.of(0, 0));
    if (trim.size() != 2) {
      keys.problems()
          .key(keys.path("trim"), "has " + trim.size() + " numbers; write [first, last] scans");
      trim = List.of(0, 0);
    }
    return new Layout.Scans(
        files.matrix(keys), tr, keys.number("start", 0), times(keys), trim.get(0), trim.get(1));
  }

  private Optional<Layout.Times> times(Keys keys) {
    Optional<Keys> times = keys.child("times");
    Optional<Layout.Times> read =
        times.map(
            t ->
                new Layout.Times(
                    files.table(t), t.text("run"), t.text("onset"), t.texts("metadata")));
    times.ifPresent(Keys::done);
    return read;
  }
}
