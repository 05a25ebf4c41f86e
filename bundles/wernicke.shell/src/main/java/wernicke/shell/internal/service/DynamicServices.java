package wernicke.shell.internal.service;

import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import wernicke.api.PluginException;
import wernicke.api.catalog.Arriving;
import wernicke.api.catalog.Catalog;
import wernicke.api.job.Jobs;
import wernicke.api.report.Figures;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;

/**
 * The services of the moment. All are optional, so that verbs can say which one is missing while
 * something is broken.
 */
@Component(service = Services.class)
public final class DynamicServices implements Services {
  private final Bundle framework;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Jobs jobs;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Catalog catalog;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Journal journal;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Home home;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Figures figures;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<Arriving> arriving = List.of();

  @Activate
  public DynamicServices(BundleContext context) {
    framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
  }

  @Override
  public Jobs jobs() {
    return there(jobs, "Jobs", "wernicke.scorer");
  }

  @Override
  public Catalog catalog() {
    return there(catalog, "Catalog", "wernicke.endpoints");
  }

  @Override
  public Journal journal() {
    return there(journal, "Journal", "wernicke.store");
  }

  @Override
  public Home home() {
    return there(home, "Home", "wernicke.store");
  }

  @Override
  public Figures figures() {
    return there(figures, "Figures", "wernicke.analysis");
  }

  @Override
  public boolean arriving() {
    return framework.getState() == Bundle.STARTING
        || arriving.stream().anyMatch(Arriving::arriving);
  }

  private static <T> T there(T service, String name, String bundle) {
    if (service == null) {
      throw new PluginException(
          "the service %s of the bundle %s is not there: run 'doctor' to see why"
              .formatted(name, bundle));
    }
    return service;
  }
}
