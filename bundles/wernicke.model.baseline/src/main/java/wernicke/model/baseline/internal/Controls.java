package wernicke.model.baseline.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.LanguageModel;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec.Kind;

/**
 * Publishes each configured control as a model. A change of the configuration adds and removes
 * services without touching those that stay; an id that is not a control is logged and left out.
 * Its runtime calls it from one thread at a time.
 */
@Component(
    configurationPid = Controls.PID,
    immediate = true,
    service = {})
@Designate(ocd = Controls.Configuration.class)
public final class Controls {
  static final String PID = "wernicke.model.baseline";
  private static final Logger LOG = LoggerFactory.getLogger(Controls.class);

  private final BundleContext context;
  private final Map<ControlModel, ServiceRegistration<LanguageModel>> published =
      new LinkedHashMap<>();

  /** What can be set in {@code etc/wernicke.model.baseline.json}. */
  @ObjectClassDefinition(
      name = "Wernicke controls",
      description = "The controls that stand beside every score")
  public @interface Configuration {
    @AttributeDefinition(
        description =
            "Ids: word-length, word-rate, position, random-<features>, oasm-<sigma in"
                + " presentations>")
    String[] controls() default {
      "word-length", "word-rate", "position", "random-768", "oasm-1", "oasm-2", "oasm-4"
    };

    @AttributeDefinition(
        description = "Most mebibytes that one recording of a control may take in memory")
    int limit_mebibytes() default 256;
  }

  @Activate
  public Controls(BundleContext context, Configuration configuration) {
    this.context = context;
    publish(configuration);
  }

  @Modified
  void modified(Configuration configuration) {
    publish(configuration);
  }

  @Deactivate
  void close() {
    withdraw(Set.of());
  }

  private void publish(Configuration configuration) {
    Set<ControlModel> wanted = new LinkedHashSet<>();
    for (String id : configuration.controls()) {
      try {
        wanted.add(new ControlModel(id, ControlIds.parse(id), configuration.limit_mebibytes()));
      } catch (PluginException e) {
        LOG.error("{}: {}", PID, e.getMessage());
      }
    }
    withdraw(wanted);
    wanted.forEach(model -> published.computeIfAbsent(model, this::register));
  }

  private void withdraw(Set<ControlModel> kept) {
    published
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !kept.contains(entry.getKey());
              if (gone) {
                entry.getValue().unregister();
              }
              return gone;
            });
  }

  private ServiceRegistration<LanguageModel> register(ControlModel model) {
    Map<String, Object> properties =
        Map.of(
            "wernicke.id",
            model.id(),
            "wernicke.control",
            true,
            "wernicke.description",
            model.control().description(),
            "recording",
            model.control().recordings().stream().map(Kind::word).toArray(String[]::new));
    return context.registerService(
        LanguageModel.class, model, FrameworkUtil.asDictionary(properties));
  }
}
