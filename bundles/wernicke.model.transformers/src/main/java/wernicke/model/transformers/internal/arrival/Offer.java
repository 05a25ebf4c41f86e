package wernicke.model.transformers.internal.arrival;

import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.LanguageModel;
import wernicke.model.transformers.internal.model.TransformerModel;

/**
 * A model that a bundle offers as a service.
 *
 * @param model what has to be closed when it is withdrawn; null for a broken one
 */
record Offer(ServiceRegistration<LanguageModel> registration, TransformerModel model) {
  private static final Logger LOG = LoggerFactory.getLogger(Offer.class);

  /** Registers it, unless the bundle has stopped: the framework refuses that. */
  static Optional<Offer> of(Bundle bundle, Registration offered) {
    TransformerModel model = offered.model() instanceof TransformerModel usable ? usable : null;
    BundleContext context = bundle.getBundleContext();
    if (context == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Offer(offered.register(context), model));
    } catch (IllegalStateException e) {
      LOG.debug("Bundle {} has stopped before its model was registered", bundle, e);
      return Optional.empty();
    }
  }

  /** Unregisters it and frees its memory. */
  void withdraw() {
    try {
      registration.unregister();
    } catch (IllegalStateException e) {
      LOG.debug("The framework has done so when the bundle stopped", e);
    } finally {
      if (model != null) {
        model.close();
      }
    }
  }

  /** Frees its weights if nobody has used them for that long. */
  void rest(Duration idle) {
    if (model != null) {
      model.releaseIfIdle(idle);
    }
  }
}
