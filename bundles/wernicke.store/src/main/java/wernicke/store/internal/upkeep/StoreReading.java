package wernicke.store.internal.upkeep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.Progress;
import wernicke.api.store.Upkeep.Damage;
import wernicke.api.store.Upkeep.Verification;
import wernicke.store.internal.journal.StoredJournal;
import wernicke.store.internal.safetensors.RecordingFiles;

/** One reading of all of the store; its progress is in bytes. */
final class StoreReading {
  private final StoredJournal journal;
  private final RecordingFiles recordings;
  private final RecordingFiles comparisons;
  private final RecordingFiles materials;
  private final Progress progress;
  private final List<Damage> damages = new ArrayList<>();
  private final List<String> unsealed = new ArrayList<>();
  private final double total;
  private long files;
  private long done;

  StoreReading(
      StoredJournal journal,
      RecordingFiles recordings,
      RecordingFiles materials,
      Progress progress) {
    this.journal = journal;
    this.recordings = recordings;
    this.materials = materials;
    this.comparisons = journal.comparisonFiles();
    this.progress = progress;
    this.total =
        Math.max(
            1,
            StoredUpkeep.size(journal.file())
                + bytes(recordings)
                + bytes(comparisons)
                + bytes(materials));
  }

  private static long bytes(RecordingFiles files) {
    return files.files().stream().mapToLong(StoredUpkeep::size).sum();
  }

  Verification read() {
    long bytes = StoredUpkeep.size(journal.file());
    long rows = journal.verify(part(bytes), damages::add);
    done += bytes;
    all(recordings, "recording");
    all(comparisons, "comparison");
    all(materials, "material");
    return new Verification(rows, files, done, unsealed, damages);
  }

  private Progress part(long bytes) {
    return new Progress() {
      @Override
      public void report(double fraction, String what) {
        progress.report(fraction * bytes / total, what);
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }

  private void all(RecordingFiles folder, String kind) {
    for (Path file : folder.files()) {
      progress.check();
      progress.report(done / total, kind + "s");
      read(folder, kind, file);
      files++;
      done += StoredUpkeep.size(file);
    }
  }

  private void read(RecordingFiles folder, String kind, Path file) {
    String key = RecordingFiles.key(file);
    folder.damage(file).ifPresent(why -> damages.add(new Damage(kind, key, why)));
    if (!folder.sealed(file)) {
      unsealed.add(key);
    }
  }
}
