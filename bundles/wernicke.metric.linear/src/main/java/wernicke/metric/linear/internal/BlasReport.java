package wernicke.metric.linear.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import wernicke.linalg.engine.Blas;

/**
 * What {@code doctor} says of OpenBLAS: the processor it takes this one for, threads, and a
 * measured speed.
 */
@Component(service = Supplier.class, property = "wernicke.doctor=openblas")
public final class BlasReport implements Supplier<Map<String, String>> {
  @Override
  public Map<String, String> get() {
    Map<String, String> report = new LinkedHashMap<>();
    report.put("core", Blas.coreName());
    report.put("library", Blas.config());
    report.put("threads", String.valueOf(Blas.threads()));
    report.put("float64 product", String.format(Locale.ROOT, "%.0f GFLOP/s", Blas.gigaflops()));
    return report;
  }
}
