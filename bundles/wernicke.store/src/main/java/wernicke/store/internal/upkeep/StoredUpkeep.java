package wernicke.store.internal.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep;
import wernicke.formats.internal.file.Disk;
import wernicke.store.internal.journal.StoredJournal;
import wernicke.store.internal.material.MaterialFiles;
import wernicke.store.internal.material.StoredMaterials;
import wernicke.store.internal.safetensors.LastUse;
import wernicke.store.internal.safetensors.StoredRecordings;

/** Over the journal and the recordings of the home. */
@Component
public final class StoredUpkeep implements Upkeep {
  private final StoredJournal journal;
  private final StoredRecordings recordings;
  private final MaterialFiles materials;

  /** Over what the bundle stores. */
  @Activate
  public StoredUpkeep(
      @Reference StoredJournal journal,
      @Reference StoredRecordings recordings,
      @Reference StoredMaterials materials) {
    this.journal = journal;
    this.recordings = recordings;
    this.materials = materials.files();
  }

  @Override
  public Verification verify(Progress progress) {
    return new StoreReading(journal, recordings, materials, progress).read();
  }

  @Override
  public boolean forgetJob(long id) {
    return journal.forgetJob(id);
  }

  @Override
  public int forgetResult(String id) {
    return journal.forgetResult(id);
  }

  @Override
  public List<Use> prunable(long keep, Duration older) {
    List<Use> oldestFirst =
        Stream.of(recordings.list(), recordings.drafts(), idleMaterials())
            .flatMap(List::stream)
            .map(StoredUpkeep::use)
            .sorted(Comparator.comparing(Use::used))
            .toList();
    Set<String> needed = neededModels();
    Instant since = Instant.now().minus(older);
    long left = oldestFirst.stream().mapToLong(use -> use.entry().bytes()).sum();
    List<Use> going = new ArrayList<>();
    for (Use use : oldestFirst) {
      boolean goes = use.used().isBefore(since) || left > keep;
      if (goes && !needed.contains(use.entry().metadata().getOrDefault("model", ""))) {
        going.add(use);
        left -= use.entry().bytes();
      }
    }
    return going;
  }

  /** Materials serve all models: none goes as long as a job has not ended. */
  private List<Recordings.Entry> idleMaterials() {
    return neededModels().isEmpty() ? materials.list() : List.of();
  }

  private static Use use(Recordings.Entry entry) {
    try {
      return new Use(entry, LastUse.of(entry.file()));
    } catch (IOException e) {
      throw new PluginException("cannot read " + entry.file() + ": " + Disk.reason(e), e);
    }
  }

  /** Models that an unfinished job names. */
  private Set<String> neededModels() {
    return journal.jobs().stream()
        .filter(job -> !job.state().terminal())
        .flatMap(job -> job.spec().models().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public void remove(Recordings.Entry recording) {
    if (recording.file().equals(recordings.file(recording.key()))) {
      recordings.remove(recording.key());
    } else if (recording.file().equals(materials.file(recording.key()))) {
      materials.remove(recording.key());
    } else {
      recordings.removeDraft(recording.key());
    }
  }

  /** The size of a file; 0 if it has just gone. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
