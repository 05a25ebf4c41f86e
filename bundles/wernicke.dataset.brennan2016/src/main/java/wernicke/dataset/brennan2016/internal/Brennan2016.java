package wernicke.dataset.brennan2016.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.api.store.Home;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.textgrid.TextGrid;

/**
 * fMRI of people who listened to chapter 1 of "Alice's Adventures in Wonderland" (Brennan et al.
 * 2016): 362 scans of 2 s, the mean signal of six regions of 10 mm radius in each subject.
 *
 * <p>Features of a scan are the mean over the words whose onset falls into it, with delays of 1 to
 * 4 scans (science.md section 3). A subject whose file is cut short, or holds no signal, is left
 * out and named in the notes.
 */
@Component(property = "wernicke.id=" + Brennan2016.ID)
public final class Brennan2016 implements Dataset {
  static final String ID = "Brennan2016";
  private static final String EXCLUDED = "excluded subjects";
  private static final Alignment ALIGNMENT = new Alignment(List.of(1, 2, 3, 4), true);

  private final Home home;

  @Activate
  public Brennan2016(@Reference Home home) {
    this.home = home;
  }

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        ID,
        "fMRI of 27 people listening to Alice in Wonderland: 362 scans, 6 regions each",
        "Brennan, Stabler, Van Wagenen, Luh, Hale (2016). Abstract linguistic structure correlates"
            + " with temporal activity during naturalistic comprehension. Brain and Language"
            + " 157-158, 81-94. doi:10.1016/j.bandl.2016.04.008",
        "CC BY 4.0",
        List.of(
            SubjectFiles.RESPONSES + "/s*-timecourses.txt", SubjectFiles.STIMULI + "/*.TextGrid"),
        Optional.empty(),
        List.of(),
        List.of(benchmark("ridge"), benchmark("linear")));
  }

  private static Benchmark benchmark(String metric) {
    return new Benchmark(
        ID + "-" + metric, ID, metric, CrossValidation.contiguous(5, 5), RecordingSpec.STATES);
  }

  @Override
  public Assembly load(Progress progress) {
    Path folder = home.requireDataFolder(ID);
    NavigableMap<Integer, Path> files = SubjectFiles.find(folder);
    List<TimeCourses> read = read(files, progress);
    List<TimeCourses> usable = read.stream().filter(s -> s.flaw().isEmpty()).toList();
    Map<String, String> notes = notes(read, SubjectFiles.missing(files));
    if (usable.isEmpty()) {
      throw new PluginException(folder + ": no subject can be used: " + notes.get(EXCLUDED));
    }
    return assembly(
        TextGrid.read(DataFile.published(SubjectFiles.textGrid(folder))), usable, notes);
  }

  private static List<TimeCourses> read(Map<Integer, Path> files, Progress progress) {
    List<TimeCourses> read = new ArrayList<>();
    files.forEach(
        (number, file) -> {
          progress.check();
          progress.report((double) read.size() / files.size(), "reading s" + number);
          read.add(TimeCourses.read("s" + number, file));
        });
    return read;
  }

  private static Map<String, String> notes(List<TimeCourses> read, List<String> missing) {
    Map<String, String> notes = new HashMap<>();
    String excluded =
        read.stream()
            .flatMap(s -> s.flaw().map(flaw -> s.subject() + " (" + flaw + ")").stream())
            .collect(Collectors.joining(", "));
    if (!excluded.isEmpty()) {
      notes.put(EXCLUDED, excluded);
    }
    if (!missing.isEmpty()) {
      notes.put("subjects without a file", String.join(", ", missing));
    }
    return notes;
  }

  private static Assembly assembly(
      TextGrid grid, List<TimeCourses> subjects, Map<String, String> notes) {
    List<Neuroid> neuroids = subjects.stream().flatMap(s -> s.neuroids().stream()).toList();
    return new Assembly(
        ID,
        Scans.stimuli(grid),
        neuroids,
        matrix(subjects, neuroids.size()),
        IntStream.range(0, Scans.COUNT).boxed().toList(),
        ALIGNMENT,
        notes);
  }

  private static Matrix matrix(List<TimeCourses> subjects, int columns) {
    float[] values = new float[Scans.COUNT * columns];
    int regions = TimeCourses.ROIS.size();
    for (int s = 0; s < subjects.size(); s++) {
      for (int i = 0; i < Scans.COUNT; i++) {
        System.arraycopy(
            subjects.get(s).rows().get(i), 0, values, i * columns + s * regions, regions);
      }
    }
    return Matrix.of(Scans.COUNT, columns, values);
  }
}
