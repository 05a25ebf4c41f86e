package wernicke.dataset.described.internal.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Assembly;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.descriptor.ResponseColumns;
import wernicke.dataset.described.internal.problem.Problems;

/** Reads the files that a descriptor names. */
public final class Loader {
  private final Descriptor descriptor;
  private final Problems problems;
  private final Progress progress;

  private Loader(Descriptor descriptor, Problems problems, Progress progress) {
    this.descriptor = descriptor;
    this.problems = problems;
    this.progress = progress;
  }

  /**
   * Reads the responses.
   *
   * @param problems gets everything that is wrong
   * @return empty if anything is wrong
   */
  public static Optional<Assembly> load(
      Descriptor descriptor, Problems problems, Progress progress) {
    return read(descriptor, problems, progress).map(Loaded::assembly);
  }

  /** The same with the places where it was read. */
  public static Optional<Loaded> read(Descriptor descriptor, Problems problems, Progress progress) {
    return new Loader(descriptor, problems, progress).load();
  }

  private Optional<Loaded> load() {
    try {
      Optional<Draft> draft = draft();
      draft.ifPresent(this::check);
      return problems.none() ? draft.map(this::loaded) : Optional.empty();
    } catch (PluginException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    } catch (OutOfMemoryError e) {
      problems.add(
          "dataset.json: the files do not fit into the memory of the service; keep fewer columns or"
              + " rows, or give it more");
      return Optional.empty();
    }
  }

  private Optional<Draft> draft() {
    progress.report(0.1, "reading " + descriptor.layout().files().get(0).name());
    if (descriptor.layout() instanceof Layout.WithMatrix matrix) {
      return new MatrixLoader(descriptor, matrix, problems, progress).load();
    } else if (descriptor.layout() instanceof Layout.TimeSeries series) {
      return new SeriesLoader(descriptor, series, problems, progress).load();
    }
    Layout.OneTable table = (Layout.OneTable) descriptor.layout();
    return table.responses() instanceof ResponseColumns.WideForm wide
        ? new WideLoader(descriptor, table, wide, problems, progress).load()
        : new LongLoader(
                descriptor, table, (ResponseColumns.LongForm) table.responses(), problems, progress)
            .load();
  }

  private void check(Draft draft) {
    if (draft.stimuli().presentations().isEmpty()) {
      problems.add("dataset.json: no presentation is left; look at 'filter'");
    } else if (draft.scored().isEmpty()) {
      problems.add("dataset.json: nothing is left to score; look at 'scored' and 'trim'");
    } else if (draft.stimuli().parts().isEmpty()) {
      problems.add("dataset.json: there is no text in any row; look at 'text'");
    } else if (!anyValue(draft)) {
      problems.add("dataset.json: there is no response in any row; look at 'missing'");
    }
  }

  private static boolean anyValue(Draft draft) {
    for (int i = 0; i < draft.values().rows(); i++) {
      for (int j = 0; j < draft.values().columns(); j++) {
        if (!Float.isNaN(draft.values().get(i, j))) {
          return true;
        }
      }
    }
    return false;
  }

  private Loaded loaded(Draft draft) {
    return new Loaded(assembly(draft), draft.places(), draft.doubts());
  }

  private Assembly assembly(Draft draft) {
    Map<String, String> notes = new LinkedHashMap<>(draft.notes());
    notes.putAll(descriptor.notes());
    progress.report(1, draft.stimuli().presentations().size() + " presentations read");
    return new Assembly(
        descriptor.info().id(),
        draft.stimuli(),
        draft.neuroids(),
        draft.values(),
        draft.scored(),
        descriptor.alignment(),
        notes);
  }
}
