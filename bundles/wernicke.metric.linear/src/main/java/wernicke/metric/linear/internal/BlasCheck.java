package wernicke.metric.linear.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.linalg.engine.Blas;

/**
 * What {@code doctor} says of OpenBLAS: the processor it takes this one for, threads, and a
 * measured speed.
 */
@Component(property = "service.ranking:Integer=979")
public final class BlasCheck implements HealthCheck {
  @Override
  public String area() {
    return "openblas";
  }

  /** The first who asks has the library unpacked and loaded, which a busy disk makes long. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<Finding> look() {
    return List.of(
        fine("core", Blas.coreName()),
        fine("library", Blas.config()),
        fine("threads", String.valueOf(Blas.threads())),
        fine("float64 product", String.format(Locale.ROOT, "%.0f GFLOP/s", Blas.gigaflops())));
  }

  private Finding fine(String what, String found) {
    return Finding.fine(area(), what + ": " + found);
  }
}
