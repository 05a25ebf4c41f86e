package wernicke.dataset.pereira2018.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.CrossValidation;
import wernicke.api.DatasetInfo;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.store.Home;
import wernicke.formats.internal.netcdf.AssemblyFile;
import wernicke.formats.internal.netcdf.BrainScore;
import wernicke.formats.internal.netcdf.Responses;

/**
 * One of the two experiments, as Brain-Score reads it: the experiment's rows of the one file, the
 * voxels of the language network, and of these the ones that have a value at every row. A subject
 * who took part in the other experiment only disappears that way (science.md section 3). The
 * authors' MATLAB files, one for each subject and experiment, are read too.
 *
 * <p>A sentence is a presentation, a passage is the context.
 */
enum Experiment {
  SENTENCES_384(Experiment.ID_384, "384 sentences in 96 passages, 9 subjects"),
  SENTENCES_243(Experiment.ID_243, "243 sentences in 72 passages, 6 subjects");

  static final String FILE = "assy_Pereira2018_language.nc";
  static final String ID_384 = "Pereira2018.384sentences";
  static final String ID_243 = "Pereira2018.243sentences";

  private static final String BOTH = "Pereira2018";
  private static final String SUBJECT = "subject";
  private static final String PASSAGE = "passage_label";
  private static final String ATLAS = "atlas";

  private final String id;
  private final String size;

  Experiment(String id, String size) {
    this.id = id;
    this.size = size;
  }

  DatasetInfo info() {
    return new DatasetInfo(
        id,
        "fMRI of people reading passages: " + size + ", voxels of the language network",
        "Pereira, Lou, Pritchett, Ritter, Gershman, Kanwisher, Botvinick, Fedorenko (2018). Toward"
            + " a universal decoder of linguistic meaning from brain activation. Nature"
            + " Communications 9, 963. doi:10.1038/s41467-018-03068-4",
        "no licence is stated; shared for research",
        List.of(FILE + " or " + matlab() + " or */" + matlab() + " or */*/" + matlab()),
        Optional.of(URI.create("https://github.com/brain-score/language")),
        List.of(BrainScore.download(FILE)),
        BrainScore.benchmarks(id, CrossValidation.group(10, "story")));
  }

  /** The experiment's name in the file. */
  private String label() {
    return id.substring(id.indexOf('.') + 1);
  }

  Assembly load(Home home, Progress progress) {
    Responses all = read(home, progress);
    progress.check();
    Responses network = all.neuroids().has(ATLAS) ? all.onlyNeuroids(ATLAS, "language") : all;
    Responses kept = network.complete();
    return new Assembly(
        id,
        BrainScore.stimuli(id, kept, PASSAGE),
        BrainScore.neuroids(kept, SUBJECT, "subject_UID"),
        kept.values(),
        BrainScore.everyRow(kept),
        Alignment.DIRECT,
        notes(network, kept));
  }

  /**
   * Brain-Score's file, else the authors'. A file may serve both experiments: it is looked for in
   * the folder of this data set, in {@code data/Pereira2018}, and in the folder of the other
   * experiment.
   */
  private Responses read(Home home, Progress progress) {
    List<Path> folders =
        Stream.of(id, BOTH, ID_384, ID_243)
            .filter(known -> home.dataFolder(known).isPresent())
            .map(home::requireDataFolder)
            .toList();
    for (Path folder : folders) {
      Path file = folder.resolve(FILE);
      if (Files.isRegularFile(file)) {
        progress.report(0, "reading " + FILE);
        return AssemblyFile.read(file).onlyPresentations("experiment", label());
      }
      Map<String, Path> subjects = Subjects.find(folder, matlab());
      if (!subjects.isEmpty()) {
        return Subjects.read(subjects, label(), progress);
      }
    }
    Path first = folders.isEmpty() ? home.requireDataFolder(id) : folders.get(0);
    throw new PluginException(
        first + " has neither " + FILE + " nor " + matlab() + " of any subject: run 'data'");
  }

  private String matlab() {
    return "examples_" + label() + ".mat";
  }

  private static Map<String, String> notes(Responses network, Responses kept) {
    Map<String, String> notes =
        new HashMap<>(BrainScore.notes(network, kept, SUBJECT, "subject_UID"));
    if (!network.neuroids().has(ATLAS)) {
      notes.put(ATLAS, "the file names none, so its voxels are taken for the language network's");
    }
    return notes;
  }
}
