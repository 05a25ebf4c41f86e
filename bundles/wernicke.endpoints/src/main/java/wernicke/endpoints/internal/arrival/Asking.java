package wernicke.endpoints.internal.arrival;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import wernicke.api.CrossValidator;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Evaluation;
import wernicke.api.EvaluationInfo;
import wernicke.api.LanguageModel;
import wernicke.api.Metric;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.Requester;
import wernicke.endpoints.internal.plugin.DatasetService;
import wernicke.endpoints.internal.plugin.EvaluationService;
import wernicke.endpoints.internal.plugin.MetricService;
import wernicke.endpoints.internal.plugin.ModelService;
import wernicke.endpoints.internal.plugin.Shelves;
import wernicke.endpoints.internal.request.Allowance;
import wernicke.endpoints.internal.request.Service;

/**
 * Gets the service object of a plugin, which may run its constructor, and what it says of itself.
 */
public record Asking(
    BundleContext context,
    Shelves shelves,
    Requester requester,
    CrossValidator splits,
    Allowance allowance)
    implements Introduction.Asking {
  @Override
  public Service ask(ServiceReference<?> reference, Kind kind) {
    Object service = context.getService(reference);
    if (service == null) {
      throw new PluginException("its service could not be made, the log has the reason");
    }
    return switch (kind) {
      case MODEL ->
          new ModelService(
              plugin(reference, kind, capabilities(reference), null),
              (LanguageModel) service,
              shelves,
              allowance.recordings());
      case DATASET -> dataset(reference, (Dataset) service);
      case METRIC ->
          new MetricService(
              plugin(reference, kind, List.of(behavioural(reference)), null),
              (Metric) service,
              shelves,
              splits,
              allowance.comparisons());
      case EVALUATION -> evaluation(reference, (Evaluation) service);
    };
  }

  private Service dataset(ServiceReference<?> reference, Dataset dataset) {
    DatasetInfo info = dataset.info();
    if (info == null) {
      throw new PluginException("its info() is null");
    }
    return new DatasetService(
        plugin(reference, Kind.DATASET, List.of(), info), dataset, shelves.materials());
  }

  private Service evaluation(ServiceReference<?> reference, Evaluation evaluation) {
    EvaluationInfo info = evaluation.info();
    if (info == null) {
      throw new PluginException("its info() is null");
    }
    Bundle bundle = reference.getBundle();
    Plugin plugin =
        Plugin.of(
            Properties.string(reference, "wernicke.id"),
            info,
            Code.name(bundle),
            bundle.getVersion().toString(),
            Code.of(bundle));
    return new EvaluationService(plugin, evaluation, shelves, requester);
  }

  private static List<String> capabilities(ServiceReference<?> reference) {
    List<String> capabilities = new ArrayList<>(Properties.strings(reference, "recording"));
    if (Boolean.TRUE.equals(reference.getProperty("wernicke.control"))) {
      capabilities.add("control");
    }
    return capabilities;
  }

  private static String behavioural(ServiceReference<?> reference) {
    return Boolean.TRUE.equals(reference.getProperty("wernicke.behavioural"))
        ? "behavioural"
        : "neural";
  }

  private static Plugin plugin(
      ServiceReference<?> reference, Kind kind, List<String> capabilities, DatasetInfo info) {
    Bundle bundle = reference.getBundle();
    return new Plugin(
            kind,
            Properties.string(reference, "wernicke.id"),
            Properties.string(reference, "wernicke.description"),
            Code.name(bundle),
            bundle.getVersion().toString(),
            Code.of(bundle),
            capabilities,
            info)
        .troubled(Properties.string(reference, "wernicke.trouble"));
  }
}
