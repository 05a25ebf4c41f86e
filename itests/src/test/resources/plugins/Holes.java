package holes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;

/** Responses of two neuroids, one of which has a hole. */
@Component(property = "wernicke.id=Holes")
public class Holes implements Dataset {
  @Override
  public DatasetInfo info() {
    Benchmark benchmark =
        new Benchmark("Holes-ridge", "Holes", "ridge", CrossValidation.contiguous(3, 0), RecordingSpec.STATES);
    return new DatasetInfo(
        "Holes", "two neuroids, one with a hole", "", "", List.of(), Optional.empty(), List.of(), List.of(benchmark));
  }

  @Override
  public Assembly load(Progress progress) {
    int n = 30;
    List<Part> parts = new ArrayList<>();
    List<Presentation> presentations = new ArrayList<>();
    List<Integer> scored = new ArrayList<>();
    float[] values = new float[2 * n];
    for (int i = 0; i < n; i++) {
      parts.add(new Part("x".repeat(1 + (i * 7) % 11), "story", i));
      presentations.add(new Presentation("p" + i, "story", Map.of()));
      scored.add(i);
      values[2 * i] = (i * 7) % 11 + (i * 5) % 3;
      values[2 * i + 1] = i == 4 ? Float.NaN : i;
    }
    List<Neuroid> neuroids = List.of(new Neuroid("good", "a", Map.of()), new Neuroid("hole", "b", Map.of()));
    return new Assembly(
        "Holes",
        new Stimuli("Holes", parts, presentations),
        neuroids,
        Matrix.of(n, 2, values),
        scored,
        Alignment.DIRECT,
        Map.of());
  }
}
