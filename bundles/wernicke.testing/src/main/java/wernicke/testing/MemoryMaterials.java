package wernicke.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wernicke.api.Assembly;
import wernicke.api.AssemblyReference;
import wernicke.api.Fingerprint;
import wernicke.api.PluginException;
import wernicke.api.store.Materials;

/** Materials on the heap. */
public final class MemoryMaterials implements Materials {
  private final Map<String, Assembly> assemblies = new ConcurrentHashMap<>();
  private final Map<String, List<String>> texts = new ConcurrentHashMap<>();

  @Override
  public AssemblyReference put(Assembly assembly) {
    String key = assembly.fingerprint();
    assemblies.put(key, assembly);
    return AssemblyReference.whole(key, assembly);
  }

  @Override
  public Assembly open(AssemblyReference reference) {
    return reference.of(require(reference.key(), assemblies.get(reference.key())));
  }

  @Override
  public String put(List<String> asked) {
    Fingerprint fingerprint = Fingerprint.of("texts");
    asked.forEach(fingerprint::add);
    String key = fingerprint.hex();
    texts.put(key, List.copyOf(asked));
    return key;
  }

  @Override
  public List<String> texts(String key) {
    return require(key, texts.get(key));
  }

  /** Forgets everything, as if it had been pruned. */
  public void clear() {
    assemblies.clear();
    texts.clear();
  }

  private static <T> T require(String key, T known) {
    return Optional.ofNullable(known)
        .orElseThrow(
            () ->
                new PluginException(
                    "the material " + key + " is no longer in the store: retry the job"));
  }
}
