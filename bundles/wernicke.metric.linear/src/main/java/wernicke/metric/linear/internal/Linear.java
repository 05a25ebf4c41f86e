package wernicke.metric.linear.internal;

import org.osgi.service.component.annotations.Component;
import wernicke.api.Metric;
import wernicke.linalg.regression.Estimator;

/**
 * Ordinary least squares with intercept, of minimum norm where features outnumber training rows
 * (scikit-learn's {@code LinearRegression} since 1.6; Brain-Score's {@code linear}).
 */
@Component(
    service = Metric.class,
    property = {
      "wernicke.id=linear",
      "wernicke.description=ordinary least squares, minimum norm if there are more features than"
          + " presentations",
      "wernicke.behavioural:Boolean=false"
    })
public final class Linear extends LinearPredictivity {
  public Linear() {
    this(Settings.NONE);
  }

  private Linear(Settings settings) {
    super(Estimator.Kind.LEAST_SQUARES, settings);
  }

  @Override
  Linear with(Settings settings) {
    return new Linear(settings);
  }
}
