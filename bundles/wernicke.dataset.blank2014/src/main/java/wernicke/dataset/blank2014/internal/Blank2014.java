package wernicke.dataset.blank2014.internal;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import wernicke.formats.internal.netcdf.Axis;
import wernicke.formats.internal.netcdf.BrainScore;
import wernicke.formats.internal.netcdf.Responses;

/**
 * People listening to stories: one presentation is the text heard during one scan of 2 s, with the
 * signal 4 s later. The file is aligned already, so there are no delays (science.md section 3).
 *
 * <p>A story is the context. Brain-Score made the file by grouping over {@code stimulus_id} as
 * text, which may leave {@code Boar.10.0} before {@code Boar.2.0}: the scans of a story are put in
 * the order in which they were heard, and a note says so if that moved any.
 */
@Component(property = "wernicke.id=" + Blank2014.ID)
public final class Blank2014 implements Dataset {
  static final String ID = "Blank2014";
  static final String FILE = "assy_Blank2014_fROI.nc";

  private static final String STORY = "story";
  private static final String[] SUBJECT = {"subject_UID", "subject_id"};
  private static final List<List<String>> CLOCKS =
      List.of(
          List.of("sentence_number_in_story", "part_number_in_sentence"),
          List.of("timepoint"),
          List.of("timepoint_value"));

  private final Home home;

  @Activate
  public Blank2014(@Reference Home home) {
    this.home = home;
  }

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        ID,
        "fMRI of 5 people listening to 8 stories: 1,317 scans, 12 regions each",
        "Blank, Kanwisher, Fedorenko (2014). A functional dissociation between language and"
            + " multiple-demand systems revealed in patterns of BOLD signal fluctuations. Journal"
            + " of Neurophysiology 112(5), 1105-1118. doi:10.1152/jn.00884.2013",
        "no licence is stated; shared for research",
        List.of(FILE),
        Optional.of(URI.create("https://github.com/brain-score/language")),
        List.of(BrainScore.download(FILE)),
        BrainScore.benchmarks(ID, CrossValidation.group(8, STORY)));
  }

  @Override
  public Assembly load(Progress progress) {
    progress.report(0, "reading " + FILE);
    Responses all = AssemblyFile.read(home.requireDataFolder(ID).resolve(FILE));
    progress.check();
    Responses complete = all.complete();
    Responses heard = complete.inOrder(STORY, clock(complete.presentations()));
    Map<String, String> notes = new HashMap<>(BrainScore.notes(all, complete, SUBJECT));
    if (!heard.sameOrder(complete)) {
      notes.put("order", "the scans of a story are sorted by time; in the file they are not");
    }
    return new Assembly(
        ID,
        BrainScore.stimuli(ID, heard, STORY),
        BrainScore.neuroids(heard, SUBJECT),
        heard.values(),
        BrainScore.everyRow(heard),
        Alignment.DIRECT,
        notes);
  }

  /** The coordinates that tell the time; none if the file has none: then its order is kept. */
  private static List<String> clock(Axis presentations) {
    return CLOCKS.stream()
        .filter(keys -> keys.stream().allMatch(presentations::has))
        .findFirst()
        .orElse(List.of());
  }
}
