package wernicke.metric.linear.internal;

import org.osgi.service.component.annotations.Component;
import wernicke.api.Metric;
import wernicke.linalg.regression.Estimator;

/**
 * Ridge with a penalty for each neuroid, by leave-one-out ({@code RidgeCV(alpha_per_target=True)}),
 * as encoding models use it.
 */
@Component(
    service = Metric.class,
    property = {
      "wernicke.id=ridge-per-neuroid",
      "wernicke.description=ridge regression, a penalty for each neuroid by leave-one-out",
      "wernicke.behavioural:Boolean=false"
    })
public final class RidgePerNeuroid extends LinearPredictivity {
  public RidgePerNeuroid() {
    this(Settings.NONE);
  }

  private RidgePerNeuroid(Settings settings) {
    super(Estimator.Kind.RIDGE_PER_NEUROID, settings);
  }

  @Override
  RidgePerNeuroid with(Settings settings) {
    return new RidgePerNeuroid(settings);
  }
}
