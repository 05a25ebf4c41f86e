package wernicke.store.internal.material;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Assembly;
import wernicke.api.AssemblyReference;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.store.Home;
import wernicke.api.store.Materials;
import wernicke.codec.internal.Codec;
import wernicke.codec.internal.CodecException;
import wernicke.store.internal.material.MaterialFiles.Material;

/**
 * The materials of the home folder. An assembly is a file of one matrix, its responses, and JSON in
 * the header; texts are JSON in the header alone. A file is named by the hash of what is in it.
 */
@Component(
    service = {Materials.class, StoredMaterials.class},
    immediate = true)
public final class StoredMaterials implements Materials {
  private final MaterialFiles files;
  private final Held<AssemblyReference, Assembly> assemblies = new Held<>();

  /** Takes the folder from the home. */
  @Activate
  public StoredMaterials(@Reference Home home) {
    this.files = new MaterialFiles(home.path().resolve("store/materials"));
  }

  @Override
  public AssemblyReference put(Assembly assembly) {
    List<Matrix> numbers = List.of(assembly.values());
    Material material = new Material(assembly.dataset(), AssemblyText.of(assembly).json(), numbers);
    AssemblyReference reference = AssemblyReference.whole(put(material), assembly);
    assemblies.get(reference, () -> assembly);
    return reference;
  }

  @Override
  public String put(List<String> texts) {
    String text = Codec.canonical(new TextList(texts), TextList.class);
    return put(new Material(texts.size() + " texts", text, List.of()));
  }

  private String put(Material material) {
    Fingerprint fingerprint = Fingerprint.of("material/1").add(material.text());
    material.numbers().forEach(fingerprint::add);
    String key = fingerprint.hex();
    files.put(key, material);
    return key;
  }

  @Override
  public Assembly open(AssemblyReference reference) {
    return assemblies.get(reference, () -> reference.of(assembly(reference.key())));
  }

  private Assembly assembly(String key) {
    Material stored = files.require(key);
    if (stored.numbers().isEmpty()) {
      throw new PluginException("the material " + key + " is no assembly, it is " + stored.about());
    }
    return read(key, stored, AssemblyText.class).with(stored.numbers().get(0));
  }

  @Override
  public List<String> texts(String key) {
    return List.copyOf(read(key, files.require(key), TextList.class).texts());
  }

  private static <T> T read(String key, Material stored, Class<T> type) {
    try {
      return Codec.read(stored.text(), type);
    } catch (CodecException e) {
      throw new PluginException(
          "the material %s cannot be read by this version (%s): delete it and retry the job"
              .formatted(key, e.getMessage()),
          e);
    }
  }

  /** The folder, to be looked after. */
  public MaterialFiles files() {
    return files;
  }
}
