package wernicke.metric.linear.internal.banded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.LayerRecording;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;
import wernicke.metric.linear.internal.RidgePerNeuroid;

/**
 * Banded ridge: the model's layer and each control are bands of features with penalties of their
 * own, for each neuroid ({@link wernicke.linalg.regression.banded.BandedRidge}; himalaya's {@code
 * MultipleKernelRidgeCV}). Values are Pearson's r of all bands together.
 *
 * <p>With controls the variance that the model alone explains is reported ({@link Partition}). Time
 * series of scans, which assemblies with FIR delays are, are z-scored by the training rows;
 * everything else is centred. Settings: {@link BandedSettings}.
 *
 * <p>The ceiling is that of {@code ridge-per-neuroid}, which is banded ridge with a single band but
 * for how the penalty is chosen.
 */
@Component(
    service = Metric.class,
    property = {
      "wernicke.id=banded",
      "wernicke.description=banded ridge: penalties for the model and each control, what only the"
          + " model explains",
      "wernicke.behavioural:Boolean=false"
    })
public final class Banded implements Metric {
  private final BandedSettings settings;

  public Banded() {
    this(BandedSettings.parse(Map.of()));
  }

  private Banded(BandedSettings settings) {
    this.settings = settings;
  }

  @Override
  public Metric with(Map<String, String> changes) {
    return new Banded(BandedSettings.parse(changes));
  }

  @Override
  public Comparison compare(
      LayerRecording layer,
      Map<String, LayerRecording> controls,
      Assembly assembly,
      List<Split> splits,
      Progress progress) {
    Map<String, Matrix> bands = new LinkedHashMap<>();
    controls.forEach((id, control) -> bands.put("control." + id, control.aligned(assembly)));
    return new Partition(settings, assembly, layer.aligned(assembly), bands)
        .compare(splits, progress);
  }

  @Override
  public Comparison compare(
      Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
    return new Partition(settings, assembly, features, Map.of()).compare(splits, progress);
  }

  @Override
  public Optional<Ceiling> ceiling(Assembly assembly, List<Split> splits, Progress progress) {
    Estimator estimator = new RidgePerNeuroid().estimator(assembly);
    Ceiling ceiling = settings.ceiling().of(estimator, assembly, splits, progress);
    return Optional.of(
        ceiling.available()
            ? new Ceiling(
                ceiling.value(), ceiling.method() + ", ridge-per-neuroid", ceiling.neuroids())
            : ceiling);
  }
}
