package wernicke.testing.console;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep;

/** Remembers what was to be forgotten or removed. */
public final class FakeUpkeep implements Upkeep {
  public final List<Damage> damages = new ArrayList<>();
  public final List<String> unsealed = new ArrayList<>();
  public final List<Long> jobs = new ArrayList<>();
  public final List<String> scores = new ArrayList<>();
  public final List<String> asked = new ArrayList<>();
  public final List<String> removed = new ArrayList<>();

  @Override
  public Verification verify(Progress progress) {
    progress.report(0.5, "recordings");
    return new Verification(12, 3, 1_500_000, unsealed, damages);
  }

  @Override
  public boolean forgetJob(long id) {
    if (id == 5) {
      throw new PluginException("job 5 has not ended: 'cancel 5' first");
    }
    jobs.add(id);
    return id < 100;
  }

  @Override
  public int forgetResult(String id) {
    scores.add(id);
    return 2;
  }

  @Override
  public List<Use> prunable(long keep, Duration older) {
    asked.add(keep + " " + older.toDays());
    Recordings.Entry entry =
        new Recordings.Entry("ab12", Path.of("/r"), 1_500_000, Map.of("model", "tiny"));
    return List.of(new Use(entry, Instant.parse("2026-01-02T03:04:05Z")));
  }

  @Override
  public void remove(Recordings.Entry recording) {
    removed.add(recording.key());
  }
}
