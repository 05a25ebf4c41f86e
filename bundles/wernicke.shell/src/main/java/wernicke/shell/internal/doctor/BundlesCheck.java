package wernicke.shell.internal.doctor;

import java.util.List;
import org.osgi.framework.BundleContext;

/** Bundles that are unresolved or do not start. */
final class BundlesCheck implements Check {
  private final BundleContext context;

  BundlesCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String area() {
    return "bundles";
  }

  @Override
  public List<Finding> look() {
    List<BundleTroubles.Trouble> troubles = new BundleTroubles(context).all();
    if (troubles.isEmpty()) {
      return List.of(
          Finding.fine(area(), context.getBundles().length + " bundles, all resolved and started"));
    }
    return troubles.stream().map(t -> Finding.wrong(area(), t.toString())).toList();
  }
}
