package wernicke.model.transformers.internal.arrival;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Progress;
import wernicke.api.checkpoint.Checkpoints;
import wernicke.model.transformers.internal.bundled.CheckpointJar;
import wernicke.model.transformers.internal.checkpoint.UntrainedTwin;
import wernicke.model.transformers.internal.merge.Merge;

/** Work on checkpoint folders, for the shell. */
@Component
public final class CheckpointTools implements Checkpoints {
  @Override
  public String merge(Path base, Path change, Path result, Progress progress) {
    return Merge.run(base, change, result, progress);
  }

  @Override
  public String bundle(
      Path checkpoint, String id, boolean byReference, Path jar, Progress progress) {
    return CheckpointJar.write(checkpoint, id, byReference, jar, progress);
  }

  @Override
  public String untrained(Path checkpoint, long seed, Path result, Progress progress) {
    return UntrainedTwin.write(checkpoint, seed, result, progress);
  }
}
