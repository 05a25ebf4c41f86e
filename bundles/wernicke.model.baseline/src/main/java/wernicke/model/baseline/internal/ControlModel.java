package wernicke.model.baseline.internal;

import java.util.List;
import java.util.Map;
import wernicke.api.Fingerprint;
import wernicke.api.LanguageModel;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.Recording.Rows;
import wernicke.api.RecordingSpec;
import wernicke.api.RecordingSpec.Kind;
import wernicke.api.Stimuli;

/**
 * A control in the place of a language model. Its states are one layer of the same name; as
 * surprisal, where it offers that, the same numbers are the layer {@link Recording#SURPRISAL} (in
 * characters or positions, not bits). Pooling makes no difference.
 *
 * @param id its name on the shell
 * @param control what is computed
 * @param limit most mebibytes that one recording may take
 */
record ControlModel(String id, Control control, int limit) implements LanguageModel {
  private static final long MEBIBYTE = 1 << 20;
  private static final int MOST = 8191;

  /** A Java array holds less than 8192 MiB of floats, whatever the configuration allows. */
  ControlModel {
    limit = Math.min(limit, MOST);
  }

  @Override
  public ModelInfo info() {
    String weights = control.addTo(Fingerprint.of("control/1")).hex();
    return new ModelInfo(id, "control", 0, List.of(id), control.width(), 0, "", weights);
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    if (!control.recordings().contains(spec.kind())) {
      throw new PluginException(
          id
              + " has no "
              + spec.kind().word()
              + ": use word-length or position as a control of it");
    }
    progress.check();
    checkSize(stimuli);
    String layer = spec.kind() == Kind.SURPRISAL ? Recording.SURPRISAL : id;
    Matrix features = control.features(stimuli, progress);
    return new Recording(
        control.rows(), Map.of(layer, features), Map.of("control", control.description()));
  }

  private void checkSize(Stimuli stimuli) {
    long rows =
        control.rows() == Rows.PARTS ? stimuli.parts().size() : stimuli.presentations().size();
    long columns = control.width(stimuli);
    long mebibytes = rows * columns * Float.BYTES / MEBIBYTE;
    if (mebibytes > limit) {
      throw new PluginException(
          id
              + " on "
              + stimuli.id()
              + ": a matrix of "
              + rows
              + " x "
              + columns
              + " takes "
              + mebibytes
              + " MiB, the limit is "
              + limit
              + "; raise 'limit.mebibytes' in etc/"
              + Controls.PID
              + ".json if the memory is there");
    }
  }
}
