package wernicke.model.precomputed.internal.model;

import java.nio.file.Path;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;

/**
 * A model whose files cannot be used. It is offered all the same, so that {@code models} shows why,
 * and a job that wants it fails with the reason instead of waiting for a model that nobody knows to
 * be there.
 */
public record Broken(String reason) implements Content {
  @Override
  public RecordingSpec.Kind kind() {
    return RecordingSpec.Kind.SURPRISAL;
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public void check() {
    throw refusal();
  }

  @Override
  public List<String> layers() {
    throw refusal();
  }

  @Override
  public int width() {
    throw refusal();
  }

  @Override
  public String hash() {
    throw refusal();
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    throw refusal();
  }

  private PluginException refusal() {
    return new PluginException(reason);
  }
}
