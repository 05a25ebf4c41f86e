package wernicke.api.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Assembly;
import wernicke.api.AssemblyReference;

/**
 * Service: what people were presented with and how they responded, and the texts that a model is
 * asked about, by content hash. So a request is short whatever it is about. All of it can be made
 * again: data sets are loaded again, texts are asked again. Thread-safe.
 */
@ProviderType
public interface Materials {
  /**
   * Keeps an assembly. If it is there already nothing is written.
   *
   * @return a reference to all of it
   * @throws wernicke.api.PluginException if the disk is full or read-only; no partial file remains
   */
  AssemblyReference put(Assembly assembly);

  /**
   * Opens an assembly.
   *
   * @return what is meant of it; the same object as long as somebody holds it
   * @throws wernicke.api.PluginException if it is not in the store, or damaged, or has no such
   *     neuroid
   */
  Assembly open(AssemblyReference reference);

  /**
   * Keeps texts, in their order. If they are there already nothing is written.
   *
   * @return their content hash
   * @throws wernicke.api.PluginException if the disk is full or read-only; no partial file remains
   */
  String put(List<String> texts);

  /**
   * Opens texts.
   *
   * @throws wernicke.api.PluginException if they are not in the store, or damaged
   */
  List<String> texts(String key);
}
