package wernicke.deploy.internal.trouble;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Why a bundle cannot be resolved, in words. */
public final class Requirements {
  private static final Pattern FROM = Pattern.compile("\\(version>=([^)]+)\\)");
  private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

  private final FrameworkWiring wiring;

  /** For a framework. */
  public Requirements(BundleContext context) {
    this.wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
  }

  /** Whether it can be resolved after all: some bundle that was missing may have come. */
  boolean resolve(Bundle bundle) {
    return wiring.resolveBundles(List.of(bundle));
  }

  /** The first requirement that is in the way, or that they contradict each other. */
  public String reason(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return "it has been uninstalled";
    }
    List<BundleRequirement> mandatory =
        revision.getDeclaredRequirements(null).stream().filter(Requirements::mandatory).toList();
    for (BundleRequirement requirement : mandatory) {
      if (wiring.findProviders(requirement).isEmpty()) {
        return "needs " + words(requirement) + ", which nobody provides";
      }
    }
    for (BundleRequirement requirement : mandatory) {
      if (wiring.findProviders(requirement).stream().noneMatch(c -> resolvable(c, bundle))) {
        Bundle provider =
            wiring.findProviders(requirement).iterator().next().getRevision().getBundle();
        return "needs "
            + words(requirement)
            + " of "
            + provider.getSymbolicName()
            + ", which is not resolved itself";
      }
    }
    return "its imports contradict each other (two versions of one package): see the log";
  }

  private static boolean mandatory(BundleRequirement requirement) {
    String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
    String effective = requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE);
    return !Constants.RESOLUTION_OPTIONAL.equals(resolution)
        && !"dynamic".equals(resolution)
        && (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE));
  }

  private static boolean resolvable(BundleCapability capability, Bundle self) {
    Bundle provider = capability.getRevision().getBundle();
    return provider.equals(self) || provider.getState() != Bundle.INSTALLED;
  }

  private static String words(BundleRequirement requirement) {
    String filter =
        requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "").strip();
    Matcher name =
        Pattern.compile("\\(" + Pattern.quote(requirement.getNamespace()) + "=([^)]+)\\)")
            .matcher(filter);
    if (!name.find()) {
      return requirement.getNamespace() + " " + filter;
    }
    String versions = versions(filter);
    return switch (requirement.getNamespace()) {
      case PackageNamespace.PACKAGE_NAMESPACE -> "the package " + name.group(1) + versions;
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
          name.group(1) + versions(filter.replace("(version=", "(version>="));
      default -> requirement.getNamespace() + " " + name.group(1) + versions;
    };
  }

  private static String versions(String filter) {
    Matcher from = FROM.matcher(filter);
    Matcher below = BELOW.matcher(filter);
    String lower = from.find() ? " from version " + from.group(1) : "";
    return lower + (below.find() ? " to below " + below.group(1) : "");
  }
}
