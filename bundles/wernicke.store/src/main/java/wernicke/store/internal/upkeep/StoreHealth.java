package wernicke.store.internal.upkeep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.PluginException;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.formats.internal.file.ByteCount;
import wernicke.store.internal.journal.StoredJournal;
import wernicke.store.internal.material.StoredMaterials;
import wernicke.store.internal.safetensors.StoredRecordings;

/** Tells {@code doctor} of the journal, of free room and of files that were set aside. */
@Component
public final class StoreHealth implements HealthCheck {
  private static final long LITTLE = 1_000_000_000;

  private final StoredJournal journal;
  private final StoredRecordings recordings;
  private final StoredMaterials materials;

  /** Over what the bundle stores. */
  @Activate
  public StoreHealth(
      @Reference StoredJournal journal,
      @Reference StoredRecordings recordings,
      @Reference StoredMaterials materials) {
    this.journal = journal;
    this.recordings = recordings;
    this.materials = materials;
  }

  @Override
  public String area() {
    return "store";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(journal());
    findings.add(room());
    List<Path> damaged =
        Stream.of(recordings, journal.comparisonFiles(), materials.files())
            .flatMap(f -> f.damaged().stream())
            .toList();
    if (!damaged.isEmpty()) {
      findings.add(setAside(damaged));
    }
    return findings;
  }

  private Finding journal() {
    try {
      String found = journal.quickCheck();
      String what = journal.file() + ", " + ByteCount.text(StoredUpkeep.size(journal.file()));
      return found.equals("ok")
          ? Finding.fine(area(), "journal " + what + ", " + journal.jobs().size() + " jobs, sound")
          : Finding.wrong(area(), "journal " + what + ": " + found + "; run 'verify'");
    } catch (PluginException e) {
      return Finding.wrong(area(), e.getMessage());
    }
  }

  private Finding room() {
    long free = recordings.freeBytes();
    String text = ByteCount.text(free) + " free for recordings";
    return free < LITTLE
        ? Finding.wrong(area(), text + ": free some, 'recordings prune' removes old ones")
        : Finding.fine(area(), text);
  }

  private static Finding setAside(List<Path> damaged) {
    long bytes = damaged.stream().mapToLong(StoredUpkeep::size).sum();
    return Finding.wrong(
        "store",
        damaged.size()
            + " damaged files were set aside ("
            + ByteCount.text(bytes)
            + "), "
            + damaged.get(0)
            + " first: delete them, or ask why the disk damages files");
  }
}
