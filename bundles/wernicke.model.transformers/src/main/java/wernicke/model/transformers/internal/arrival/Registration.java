package wernicke.model.transformers.internal.arrival;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import wernicke.api.LanguageModel;
import wernicke.model.transformers.internal.model.TransformerModel;

/**
 * A model to be registered.
 *
 * @param id its id, the folder's name
 * @param description one line for people
 * @param trouble why it cannot be used; empty if it can
 */
record Registration(String id, LanguageModel model, String description, String trouble) {
  /** A usable one. */
  static Registration of(String id, TransformerModel model) {
    return new Registration(id, model, model.description(), "");
  }

  /** One that cannot be used. */
  static Registration refused(String id, String reason) {
    return new Registration(id, new BrokenModel(reason), "cannot be used: " + reason, reason);
  }

  /** Registers it for a bundle, which {@code models} then shows as its origin. */
  ServiceRegistration<LanguageModel> register(BundleContext context) {
    Map<String, Object> properties =
        Map.of(
            "wernicke.id", id,
            "recording", new String[] {"states", "surprisal", "generation", "next-tokens"},
            "wernicke.description", description,
            "wernicke.trouble", trouble);
    return context.registerService(
        LanguageModel.class, model, FrameworkUtil.asDictionary(properties));
  }
}
