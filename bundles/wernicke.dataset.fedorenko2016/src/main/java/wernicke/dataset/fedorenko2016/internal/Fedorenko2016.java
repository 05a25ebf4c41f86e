package wernicke.dataset.fedorenko2016.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.CrossValidation;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Progress;
import wernicke.api.store.Home;
import wernicke.formats.internal.netcdf.AssemblyFile;
import wernicke.formats.internal.netcdf.BrainScore;
import wernicke.formats.internal.netcdf.Responses;

/**
 * People reading sentences word by word: high gamma power of the electrodes that respond to
 * language. A word is a presentation, a sentence is the context (science.md section 3).
 */
@Component(property = "wernicke.id=" + Fedorenko2016.ID)
public final class Fedorenko2016 implements Dataset {
  static final String ID = "Fedorenko2016";
  static final String FILE = "assy_Fedorenko2016_language.nc";

  private static final String SENTENCE = "sentence_id";
  private static final String POSITION = "word_num";
  private static final String[] SUBJECT = {"subject_UID", "subject"};

  private final Home home;

  @Activate
  public Fedorenko2016(@Reference Home home) {
    this.home = home;
  }

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        ID,
        "ECoG of 5 people reading 52 sentences of 8 words: 97 electrodes",
        "Fedorenko, Scott, Brunner, Coon, Pritchett, Schalk, Kanwisher (2016). Neural correlate of"
            + " the construction of sentence meaning. Proceedings of the National Academy of"
            + " Sciences 113(41), E6256-E6262. doi:10.1073/pnas.1612132113",
        "no licence is stated; shared for research",
        List.of(FILE),
        Optional.of(URI.create("https://github.com/brain-score/language")),
        List.of(BrainScore.download(FILE)),
        BrainScore.benchmarks(ID, CrossValidation.group(10, SENTENCE)));
  }

  @Override
  public Assembly load(Progress progress) {
    progress.report(0, "reading " + FILE);
    Responses all = AssemblyFile.read(home.requireDataFolder(ID).resolve(FILE));
    progress.check();
    List<String> clock = all.presentations().has(POSITION) ? List.of(POSITION) : List.of();
    Responses read = all.inOrder(SENTENCE, clock).complete();
    return new Assembly(
        ID,
        BrainScore.stimuli(ID, read, SENTENCE),
        BrainScore.neuroids(read, SUBJECT),
        read.values(),
        BrainScore.everyRow(read),
        Alignment.DIRECT,
        BrainScore.notes(all, read, SUBJECT));
  }
}
