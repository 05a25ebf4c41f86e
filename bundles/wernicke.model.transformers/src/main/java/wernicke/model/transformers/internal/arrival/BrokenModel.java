package wernicke.model.transformers.internal.arrival;

import wernicke.api.LanguageModel;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;

/**
 * A checkpoint folder that cannot be used. It is offered all the same, so that {@code models} shows
 * why, and a job that wants it fails with the reason instead of waiting for a model that nobody
 * knows to be there.
 */
record BrokenModel(String reason) implements LanguageModel {
  @Override
  public ModelInfo info() {
    throw new PluginException(reason);
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    throw new PluginException(reason);
  }
}
