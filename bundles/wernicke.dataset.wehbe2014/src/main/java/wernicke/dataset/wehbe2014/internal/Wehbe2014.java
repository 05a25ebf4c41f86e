package wernicke.dataset.wehbe2014.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.api.store.Home;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.npy.NpyFile;

/**
 * fMRI of people who read a chapter of "Harry Potter" word by word (Wehbe et al. 2014), as Toneva
 * and Wehbe (2019) prepared it: words of 0.5 s, scans of 2 s in four runs, some 25,000 to 30,000
 * voxels in each of eight subjects.
 *
 * <p>The chapter is one passage. Features of a scan are the mean over its words, but for the first
 * {@value Chapter#SKIPPED}, with delays of 1 to 4 scans, the zero vector where there is no word;
 * the first {@value Scans#BEFORE} and the last {@value Scans#AFTER} scans of each run are context
 * but not scored (science.md section 3).
 */
@Component(property = "wernicke.id=" + Wehbe2014.ID)
public final class Wehbe2014 implements Dataset {
  static final String ID = "Wehbe2014";
  private static final String METRIC = "ridge-per-neuroid";
  private static final String SETTINGS =
      ":ceiling=cross-subject:inner=10:pca=10:penalties=-6..9:scale=separate:zscore=run";
  private static final String SCAN_TIMES = "time_fmri.npy";
  private static final String RUNS = "runs_fmri.npy";
  private static final String WORD_TIMES = "time_words_fmri.npy";
  private static final String WORDS = "stimuli_words.npy";
  private static final Alignment ALIGNMENT = new Alignment(List.of(1, 2, 3, 4), true);
  private static final long HEAP = 1 << 28;

  private final Home home;

  @Activate
  public Wehbe2014(@Reference Home home) {
    this.home = home;
  }

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        ID,
        "fMRI of 8 people reading a chapter of Harry Potter: 1,211 scans, whole brain",
        "Wehbe, Murphy, Talukdar, Fyshe, Ramdas, Mitchell (2014). Simultaneously uncovering the"
            + " patterns of brain regions involved in different story reading subprocesses. PLoS"
            + " ONE 9(11), e112575. doi:10.1371/journal.pone.0112575",
        "no licence is stated; shared for research",
        List.of(Subject.FILES, SCAN_TIMES, RUNS, WORD_TIMES, WORDS),
        Optional.of(
            URI.create("https://drive.google.com/drive/folders/1Q6zVCAJtKuLOh-zWpkS3lH8LBvHcEOE8")),
        List.of(),
        List.of(
            new Benchmark(
                ID + "-" + METRIC,
                ID,
                METRIC + SETTINGS,
                CrossValidation.parse("runs:by=run:gap=5"),
                RecordingSpec.STATES)));
  }

  @Override
  public Assembly load(Progress progress) {
    Path folder = home.requireDataFolder(ID);
    Scans scans = Scans.read(npy(folder, SCAN_TIMES), npy(folder, RUNS));
    List<Subject> subjects = Subject.find(folder);
    Optional<Regions> regions = Regions.find(folder);
    return new Assembly(
        ID,
        Chapter.stimuli(npy(folder, WORDS), npy(folder, WORD_TIMES), scans),
        subjects.stream().flatMap(s -> s.neuroids(regions).stream()).toList(),
        new Responses(home.path().resolve("cache"), HEAP).read(subjects, scans, progress),
        scans.scored(),
        ALIGNMENT,
        notes(scans, regions));
  }

  private static NpyFile npy(Path folder, String name) {
    return NpyFile.open(DataFile.published(folder.resolve(name)));
  }

  private static Map<String, String> notes(Scans scans, Optional<Regions> regions) {
    Map<String, String> notes = new HashMap<>();
    notes.put(
        "not scored",
        String.format(
            "%d of %d scans, the first %d and the last %d of each run; the first %d words are"
                + " context only",
            scans.count() - scans.scored().size(),
            scans.count(),
            Scans.BEFORE,
            Scans.AFTER,
            Chapter.SKIPPED));
    if (regions.isEmpty()) {
      notes.put("regions", Regions.FILE + " is not there: voxels have no region");
    }
    return notes;
  }
}
