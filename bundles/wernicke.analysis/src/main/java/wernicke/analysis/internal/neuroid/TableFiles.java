package wernicke.analysis.internal.neuroid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import wernicke.analysis.internal.nifti.Nifti;
import wernicke.analysis.internal.nifti.SubjectVolumes;
import wernicke.analysis.internal.space.Places;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.report.NeuroidFiles;
import wernicke.api.report.NeuroidTable;
import wernicke.formats.internal.file.DurableFiles;
import wernicke.formats.internal.npy.NpyWriter;

/** Writes tables as CSV, NPY or NIfTI-1. */
@Component
public final class TableFiles implements NeuroidFiles {
  private static final List<String> ENDINGS = List.of(".csv", ".npy", ".nii.gz", ".nii");

  @Override
  public List<Path> write(NeuroidTable table, Path file, boolean replace) {
    String name = String.valueOf(file.getFileName());
    String ending =
        ENDINGS.stream()
            .filter(e -> name.endsWith(e) && name.length() > e.length())
            .findFirst()
            .orElseThrow(() -> unknown(name));
    String stem = name.substring(0, name.length() - ending.length());
    Output output = new Output(file.toAbsolutePath().getParent(), replace);
    switch (ending) {
      case ".csv" -> csv(table, name, output);
      case ".npy" -> npy(table, stem, output);
      default -> volumes(table, stem, ending, output);
    }
    return output.written();
  }

  private static PluginException unknown(String name) {
    return new PluginException(
        "'" + name + "' must end in .csv, .npy, .nii or .nii.gz: the ending chooses the form");
  }

  private static void csv(NeuroidTable table, String name, Output output) {
    output.allow(List.of(name));
    output.write(name, out -> LongCsv.write(table, out));
  }

  private static void npy(NeuroidTable table, String stem, Output output) {
    List<String> names = new ArrayList<>(List.of(stem + ".npy", stem + ".json"));
    table.columns().keySet().forEach(column -> names.add(stem + "_" + safe(column) + ".npy"));
    output.allow(names);
    output.write(stem + ".npy", out -> NpyWriter.write(table.values(), out));
    table
        .columns()
        .forEach(
            (column, values) ->
                output.write(
                    stem + "_" + safe(column) + ".npy", out -> NpyWriter.write(values, out)));
    output.write(stem + ".json", out -> out.write(Axes.ofMatrix(table)));
  }

  private static void volumes(NeuroidTable table, String stem, String ending, Output output) {
    Places places = Places.of(table);
    Map<String, SubjectVolumes> subjects = SubjectVolumes.of(table, places);
    Map<String, String> files = names(subjects.keySet(), stem, ending);
    List<String> names = new ArrayList<>(files.values());
    names.add(stem + ".json");
    output.allow(names);
    files.forEach(
        (subject, name) -> {
          DurableFiles.Stream content = out -> Nifti.write(places, subjects.get(subject), out);
          output.write(name, ending.endsWith(".gz") ? Output.zipped(content) : content);
        });
    output.write(stem + ".json", out -> out.write(Axes.ofVolumes(table, places, files)));
  }

  /** A file per subject: that of the only one has the plain name. */
  private static Map<String, String> names(Set<String> subjects, String stem, String ending) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String subject : subjects) {
      String part = subject.equals(Neuroid.GROUP) ? "_group" : "_" + safe(subject);
      String name = stem + (subjects.size() == 1 ? "" : part) + ending;
      boolean taken = names.containsValue(name);
      names.put(subject, taken ? stem + part + "-" + names.size() + ending : name);
    }
    return names;
  }

  /** A part of a file name that every system takes. */
  private static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9.-]+", "-");
  }
}
