package wernicke.dataset.tuckute2024.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Assembly;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.store.Home;
import wernicke.formats.internal.netcdf.BrainScore;

/**
 * 1,000 sentences read by five people: the response of the whole left language network. Every
 * sentence is a presentation and its own context.
 *
 * <p>Brain-Score publishes the mean over the five, which alone makes the raw score. The authors'
 * table of participants, if it lies beside that file, adds one neuroid for each of the five; alone,
 * it gives the mean too. Responses are z-scored within session ({@code response_target}).
 */
@Component(property = "wernicke.id=" + Tuckute2024.ID)
public final class Tuckute2024 implements Dataset {
  static final String ID = "Tuckute2024";
  static final String MEAN_FILE = "assy_Tuckute2024_language.nc";
  static final String TABLE_FILE = "brain-lang-data_participant_20230728.csv";

  /** The left language network as a whole. */
  static final String ROI = "lang_LH_netw";

  private final Home home;

  @Activate
  public Tuckute2024(@Reference Home home) {
    this.home = home;
  }

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        ID,
        "fMRI of 5 people reading 1,000 sentences: response of the left language network",
        "Tuckute, Sathe, Srikant, Taliaferro, Wang, Schrimpf, Kay, Fedorenko (2024). Driving and"
            + " suppressing the human language network using large language models. Nature Human"
            + " Behaviour 8, 544-561. doi:10.1038/s41562-023-01783-7",
        "no licence is stated; shared for research",
        List.of(MEAN_FILE + " or " + TABLE_FILE),
        Optional.of(URI.create("https://github.com/gretatuckute/drive_suppress_brains")),
        List.of(BrainScore.download(MEAN_FILE)),
        BrainScore.benchmarks(ID));
  }

  @Override
  public Assembly load(Progress progress) {
    Path folder = home.requireDataFolder(ID);
    Path mean = folder.resolve(MEAN_FILE);
    Path table = folder.resolve(TABLE_FILE);
    if (!Files.isRegularFile(mean) && !Files.isRegularFile(table)) {
      throw new PluginException(
          folder
              + " has neither "
              + MEAN_FILE
              + " nor "
              + TABLE_FILE
              + ": run 'data fetch "
              + ID
              + "'");
    }
    progress.report(0, "reading " + folder.getFileName());
    Optional<Participants> participants =
        Files.isRegularFile(table) ? Optional.of(ParticipantTable.read(table)) : Optional.empty();
    progress.check();
    return Files.isRegularFile(mean)
        ? Network.published(mean, participants)
        : Network.averaged(participants.orElseThrow());
  }
}
