package wernicke.deploy.internal.trouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import wernicke.deploy.internal.location.Dropped;

/** Declarative Services components that wait for something, or failed. */
public final class ComponentTroubles {
  private static final int ANY = -1;
  private static final String CAUSE = "Caused by: ";
  private static final String SENTENCE = "wernicke.api.PluginException: ";

  private final BundleContext context;

  public ComponentTroubles(BundleContext context) {
    this.context = context;
  }

  /** One line for each of all bundles. */
  public List<String> all() {
    return of(ANY);
  }

  /** One line for each of a bundle that failed; those that only wait are left out. */
  public List<String> failed(Bundle bundle) {
    return of(ComponentConfigurationDTO.FAILED_ACTIVATION, bundle);
  }

  /** One line for each of the platform that failed. */
  public List<String> failedOfPlatform() {
    return of(ComponentConfigurationDTO.FAILED_ACTIVATION, platform());
  }

  /** One line for each of the platform that waits. */
  public List<String> waitingOfPlatform() {
    return of(ComponentConfigurationDTO.UNSATISFIED_REFERENCE, platform());
  }

  private Bundle[] platform() {
    return Arrays.stream(context.getBundles()).filter(b -> !Dropped.is(b)).toArray(Bundle[]::new);
  }

  private List<String> of(int state, Bundle... bundles) {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
    if (runtime == null && state != ANY) {
      return List.of();
    } else if (runtime == null) {
      return List.of("there is no Declarative Services runtime: nothing of Wernicke can run");
    }
    try {
      List<ComponentConfigurationDTO> found = new ArrayList<>();
      for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundles)) {
        for (ComponentConfigurationDTO c : runtime.getComponentConfigurationDTOs(component)) {
          if (state == ANY || state == c.state) {
            found.add(c);
          }
        }
      }
      List<String> troubles = new ArrayList<>();
      causesFirst(found).forEach(c -> add(c, troubles));
      return troubles;
    } finally {
      context.ungetService(reference);
    }
  }

  /** Whoever failed because a service of another one failed comes after those that did not. */
  static List<ComponentConfigurationDTO> causesFirst(List<ComponentConfigurationDTO> found) {
    Set<String> failed =
        found.stream()
            .filter(c -> c.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
            .flatMap(c -> Arrays.stream(c.description.serviceInterfaces))
            .collect(Collectors.toSet());
    return found.stream()
        .sorted(
            Comparator.comparing(
                c ->
                    Arrays.stream(c.description.references)
                        .anyMatch(r -> failed.contains(r.interfaceName))))
        .toList();
  }

  private static void add(ComponentConfigurationDTO configuration, List<String> troubles) {
    String name =
        configuration.description.name + " of " + configuration.description.bundle.symbolicName;
    if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
      String missing =
          Arrays.stream(configuration.unsatisfiedReferences)
              .map(r -> missing(r, configuration.description))
              .collect(Collectors.joining(", "));
      troubles.add(name + " waits for " + missing);
    } else if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      troubles.add(name + " failed to start: " + cause(configuration.failure));
    }
  }

  private static String missing(
      UnsatisfiedReferenceDTO reference, ComponentDescriptionDTO component) {
    String type =
        Arrays.stream(component.references)
            .filter(r -> r.name.equals(reference.name))
            .map((ReferenceDTO r) -> r.interfaceName)
            .findFirst()
            .orElse(reference.name);
    return "the service " + type + (reference.target == null ? "" : " with " + reference.target);
  }

  /** The sentence for people in a printed stack trace, otherwise its innermost message. */
  static String cause(String stackTrace) {
    if (stackTrace == null) {
      return "see the log";
    }
    List<String> causes =
        stackTrace
            .lines()
            .filter(l -> l.startsWith(CAUSE) || l.startsWith(SENTENCE))
            .map(l -> l.startsWith(CAUSE) ? l.substring(CAUSE.length()) : l)
            .toList();
    return causes.stream()
        .filter(c -> c.startsWith(SENTENCE))
        .findFirst()
        .map(c -> c.substring(SENTENCE.length()))
        .or(() -> causes.stream().reduce((outer, inner) -> inner))
        .orElseGet(() -> stackTrace.lines().findFirst().orElse("see the log"));
  }
}
