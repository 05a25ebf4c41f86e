package visitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import wernicke.api.LanguageModel;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;

/** A model that takes its time: MILLIS in steps of 20 ms, attentive to cancellation; its features depend on WEIGHTS. */
@Component(property = {"wernicke.id=visitor", "recording=states"})
public class Visitor implements LanguageModel {
  private static final long MILLIS = 0;
  private static final String WEIGHTS = "one";

  @Override
  public ModelInfo info() {
    return new ModelInfo("visitor", "visitor", 1, List.of("layer"), 2, 0, "", WEIGHTS);
  }

  @Override
  public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
    for (long done = 0; done < MILLIS; done += 20) {
      progress.check();
      progress.report((double) done / MILLIS, "visiting");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new java.util.concurrent.CancellationException("interrupted");
      }
    }
    int n = stimuli.parts().size();
    float[] values = new float[2 * n];
    for (int i = 0; i < n; i++) {
      values[2 * i] = stimuli.parts().get(i).text().length();
      values[2 * i + 1] = (i * WEIGHTS.hashCode()) % 97;
    }
    Map<String, Matrix> layers = new LinkedHashMap<>();
    layers.put("layer", Matrix.of(n, 2, values));
    return new Recording(Recording.Rows.PARTS, layers, Map.of());
  }
}
