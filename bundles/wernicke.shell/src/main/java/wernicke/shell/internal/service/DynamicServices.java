package wernicke.shell.internal.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import wernicke.api.PluginException;
import wernicke.api.catalog.Arriving;
import wernicke.api.catalog.Catalog;
import wernicke.api.checkpoint.Checkpoints;
import wernicke.api.data.Descriptors;
import wernicke.api.health.HealthCheck;
import wernicke.api.job.Jobs;
import wernicke.api.report.Figures;
import wernicke.api.report.NeuroidFiles;
import wernicke.api.report.PairedTest;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep;

/**
 * The services of the moment. All are optional, so that {@code doctor} and {@code help} work while
 * something is broken.
 */
@Component(service = Services.class)
public final class DynamicServices implements Services {
  private final Map<Class<?>, Object> present = new ConcurrentHashMap<>();
  private final Bundle framework;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<HealthCheck> checks = List.of();

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<Arriving> arriving = List.of();

  @Activate
  public DynamicServices(BundleContext context) {
    framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
  }

  @Override
  public Jobs jobs() {
    return require(Jobs.class, "wernicke.scorer");
  }

  @Override
  public Catalog catalog() {
    return require(Catalog.class, "wernicke.endpoints");
  }

  @Override
  public Journal journal() {
    return require(Journal.class, "wernicke.store");
  }

  @Override
  public Upkeep upkeep() {
    return require(Upkeep.class, "wernicke.store");
  }

  @Override
  public Recordings recordings() {
    return require(Recordings.class, "wernicke.store");
  }

  @Override
  public Home home() {
    return require(Home.class, "wernicke.store");
  }

  @Override
  public Figures figures() {
    return require(Figures.class, "wernicke.analysis");
  }

  @Override
  public NeuroidFiles neuroidFiles() {
    return require(NeuroidFiles.class, "wernicke.analysis");
  }

  @Override
  public PairedTest pairedTest() {
    return require(PairedTest.class, "wernicke.analysis");
  }

  @Override
  public Checkpoints checkpoints() {
    return require(Checkpoints.class, "wernicke.model.transformers");
  }

  @Override
  public Descriptors descriptors() {
    return require(Descriptors.class, "wernicke.dataset.described");
  }

  @Override
  public Optional<Descriptors> descriptorsIfThere() {
    return Optional.ofNullable((Descriptors) present.get(Descriptors.class));
  }

  @Override
  public Optional<Home> homeIfThere() {
    return Optional.ofNullable((Home) present.get(Home.class));
  }

  @Override
  public List<HealthCheck> healthChecks() {
    List<HealthCheck> highestFirst = new ArrayList<>(checks);
    Collections.reverse(highestFirst); // Declarative Services gives the lowest ranking first
    return highestFirst;
  }

  @Override
  public boolean arriving() {
    return framework.getState() == Bundle.STARTING
        || arriving.stream().anyMatch(Arriving::arriving);
  }

  private <T> T require(Class<T> type, String bundle) {
    Object service = present.get(type);
    if (service == null) {
      throw new PluginException(
          "the service "
              + type.getSimpleName()
              + " of the bundle "
              + bundle
              + " is not there: run 'doctor' to see why");
    }
    return type.cast(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindJobs(Jobs jobs) {
    present.put(Jobs.class, jobs);
  }

  void unbindJobs(Jobs jobs) {
    present.remove(Jobs.class, jobs);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindCatalog(Catalog catalog) {
    present.put(Catalog.class, catalog);
  }

  void unbindCatalog(Catalog catalog) {
    present.remove(Catalog.class, catalog);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindJournal(Journal journal) {
    present.put(Journal.class, journal);
  }

  void unbindJournal(Journal journal) {
    present.remove(Journal.class, journal);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindRecordings(Recordings recordings) {
    present.put(Recordings.class, recordings);
  }

  void unbindRecordings(Recordings recordings) {
    present.remove(Recordings.class, recordings);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindUpkeep(Upkeep upkeep) {
    present.put(Upkeep.class, upkeep);
  }

  void unbindUpkeep(Upkeep upkeep) {
    present.remove(Upkeep.class, upkeep);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHome(Home home) {
    present.put(Home.class, home);
  }

  void unbindHome(Home home) {
    present.remove(Home.class, home);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindFigures(Figures figures) {
    present.put(Figures.class, figures);
  }

  void unbindFigures(Figures figures) {
    present.remove(Figures.class, figures);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindNeuroidFiles(NeuroidFiles files) {
    present.put(NeuroidFiles.class, files);
  }

  void unbindNeuroidFiles(NeuroidFiles files) {
    present.remove(NeuroidFiles.class, files);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindPairedTest(PairedTest test) {
    present.put(PairedTest.class, test);
  }

  void unbindPairedTest(PairedTest test) {
    present.remove(PairedTest.class, test);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindCheckpoints(Checkpoints checkpoints) {
    present.put(Checkpoints.class, checkpoints);
  }

  void unbindCheckpoints(Checkpoints checkpoints) {
    present.remove(Checkpoints.class, checkpoints);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindDescriptors(Descriptors descriptors) {
    present.put(Descriptors.class, descriptors);
  }

  void unbindDescriptors(Descriptors descriptors) {
    present.remove(Descriptors.class, descriptors);
  }
}
