package wernicke.dataset.described.internal.descriptor;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import wernicke.api.Alignment;
import wernicke.api.CrossValidation;
import wernicke.api.DatasetInfo;
import wernicke.api.PluginException;
import wernicke.dataset.described.internal.filter.Filter;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.dataset.described.internal.table.TableFile;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.json.JsonText;

/** Reads {@value Descriptor#FILE}. */
public final class DescriptorReader {
  private static final long LIMIT = 4 << 20;

  /** What a cell without a value says, unless the descriptor says otherwise. */
  static final List<String> MISSING = List.of("", "NA", "N/A", "n/a", "NaN", "nan");

  private static final List<Integer> SERIES_DELAYS = List.of(1, 2, 3, 4);

  private final Path folder;
  private final Problems problems;

  private DescriptorReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /**
   * Reads the descriptor of a folder; opens no other file.
   *
   * @return empty if there are problems
   */
  public static Optional<Descriptor> read(Path folder, Problems problems) {
    Links links = new Links(folder, problems);
    return links.inside(folder.resolve(Descriptor.FILE))
        ? readHere(folder, problems).filter(links::inside)
        : Optional.empty();
  }

  private static Optional<Descriptor> readHere(Path folder, Problems problems) {
    try {
      return new DescriptorReader(folder, problems).read(new Keys(object(folder), "", problems));
    } catch (PluginException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }

  private static JsonObject object(Path folder) {
    Path file = folder.resolve(Descriptor.FILE);
    if (Files.notExists(file)) {
      throw new PluginException(
          Descriptor.FILE + ": the file is not there; 'data new' prints one to start from");
    }
    return JsonText.read(DataFile.own(Descriptor.FILE, file), LIMIT);
  }

  private Optional<Descriptor> read(Keys keys) {
    Set<String> missing = missing(keys);
    int before = problems.count();
    String kind = keys.required("layout", "write \"table\", \"matrix\" or \"series\"");
    if (problems.count() > before) {
      return Optional.empty();
    }
    Optional<Layout> layout = layout(kind, new LayoutReader(new FileKeys(folder, missing)), keys);
    if (layout.isEmpty()) {
      return Optional.empty(); // the other keys depend on it
    }
    NeuroidAxis neuroids = neuroids(keys, layout.get(), missing);
    Alignment alignment = alignment(keys, layout.get());
    Optional<Filter> scored = keys.filter("scored");
    Map<String, String> notes = keys.map("notes");
    DatasetInfo info = info(keys, layout.get(), neuroids);
    keys.done();
    return problems.none()
        ? Optional.of(new Descriptor(info, layout.get(), neuroids, alignment, scored, notes))
        : Optional.empty();
  }

  private Optional<Layout> layout(String kind, LayoutReader reader, Keys keys) {
    return switch (kind) {
      case "table" -> Optional.of(reader.oneTable(keys));
      case "matrix" -> Optional.of(reader.withMatrix(keys));
      case "series" -> Optional.of(reader.timeSeries(keys));
      default -> {
        problems.key("layout", "is '" + kind + "'; it is table, matrix or series");
        yield Optional.empty();
      }
    };
  }

  private Set<String> missing(Keys keys) {
    List<String> written = keys.texts("missing");
    return new TreeSet<>(keys.has("missing") ? written : MISSING);
  }

  private NeuroidAxis neuroids(Keys keys, Layout layout, Set<String> missing) {
    Optional<Keys> axis = keys.child("neuroids");
    if (axis.isEmpty()) {
      return NeuroidAxis.NONE;
    }
    Keys inner = axis.get();
    Optional<NeuroidAxis.Rows> rows =
        inner.has("file") ? Optional.of(rows(inner, missing)) : Optional.empty();
    NeuroidAxis read = new NeuroidAxis(rows, inner.map("constant"), units(inner));
    inner.done();
    boolean byName = layout instanceof Layout.OneTable;
    if (byName && rows.isPresent() && rows.get().id().isEmpty()) {
      problems.key(
          "neuroids.id", "is missing; name the column that holds the names of the columns");
    }
    if (layout instanceof Layout.OneTable table
        && table.responses() instanceof ResponseColumns.LongForm
        && rows.isPresent()) {
      problems.key("neuroids.file", "does not go with 'columns.value'; use 'constant'");
    }
    return read;
  }

  private NeuroidAxis.Rows rows(Keys keys, Set<String> missing) {
    return new NeuroidAxis.Rows(
        new FileKeys(folder, missing).table(keys),
        keys.text("id"),
        keys.text("subject"),
        keys.texts("metadata"),
        keys.filter("filter").orElse(Filter.ALL));
  }

  private static List<NeuroidAxis.Unit> units(Keys keys) {
    List<NeuroidAxis.Unit> units = new ArrayList<>();
    keys.map("units")
        .forEach(
            (neuroids, unit) ->
                ColumnPattern.parse(neuroids, "units", keys)
                    .ifPresent(p -> units.add(new NeuroidAxis.Unit(p, unit))));
    return units;
  }

  private static Alignment alignment(Keys keys, Layout layout) {
    boolean series = layout instanceof Layout.TimeSeries;
    List<Integer> delays = keys.counts("delays").orElse(series ? SERIES_DELAYS : List.of());
    return new Alignment(delays, keys.flag("silence", false) || series);
  }

  private DatasetInfo info(Keys keys, Layout layout, NeuroidAxis neuroids) {
    String id = keys.text("id").orElse(String.valueOf(folder.getFileName()));
    if (!id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")) {
      problems.key("id", "is '" + id + "'; use letters, digits, dots, hyphens and underscores");
    }
    return new DatasetInfo(
        id,
        keys.text("description").orElse("described by " + Descriptor.FILE),
        keys.text("citation").orElse("no publication named"),
        keys.text("licence").orElse("not stated"),
        Descriptor.files(layout, neuroids).stream().map(TableFile::name).toList(),
        keys.text("source").flatMap(this::address),
        List.of(),
        new BenchmarkReader(id, standard(layout), splittable(layout)).read(keys));
  }

  private Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      problems.key("source", "is '" + text + "', which is no address (" + e.getReason() + ")");
      return Optional.empty();
    }
  }

  /** Context groups stay together, time series are cut into blocks, the rest is shuffled. */
  private static CrossValidation standard(Layout layout) {
    if (layout instanceof Layout.TimeSeries) {
      return CrossValidation.contiguous(5, 5);
    }
    return texts(layout).flatMap(TextColumns::context).isPresent()
        ? CrossValidation.group(10, "passage")
        : CrossValidation.SHUFFLE;
  }

  private static Optional<TextColumns> texts(Layout layout) {
    if (layout instanceof Layout.OneTable table) {
      return Optional.of(table.texts());
    }
    return layout instanceof Layout.WithMatrix matrix
        ? Optional.of(matrix.texts())
        : Optional.empty();
  }

  private static Set<String> splittable(Layout layout) {
    Set<String> names = new LinkedHashSet<>(List.of("passage"));
    texts(layout)
        .ifPresent(
            t -> {
              t.context().ifPresent(names::add);
              names.addAll(t.metadata());
            });
    if (layout instanceof Layout.TimeSeries series) {
      names.add("run");
      series.scans().times().ifPresent(t -> names.addAll(t.metadata()));
    }
    return names;
  }
}
