package wernicke.metric.linear.internal;

import org.osgi.service.component.annotations.Component;
import wernicke.api.Metric;
import wernicke.linalg.regression.Estimator;

/**
 * Ridge with one penalty for all neuroids of a split, by leave-one-out (scikit-learn's {@code
 * RidgeCV}; Brain-Score's {@code ridge}).
 */
@Component(
    service = Metric.class,
    property = {
      "wernicke.id=ridge",
      "wernicke.description=ridge regression, one penalty for all neuroids by leave-one-out",
      "wernicke.behavioural:Boolean=false"
    })
public final class Ridge extends LinearPredictivity {
  public Ridge() {
    this(Settings.NONE);
  }

  private Ridge(Settings settings) {
    super(Estimator.Kind.RIDGE, settings);
  }

  @Override
  Ridge with(Settings settings) {
    return new Ridge(settings);
  }
}
