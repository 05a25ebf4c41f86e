package wernicke.store.internal.material;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.store.Recordings;
import wernicke.store.internal.safetensors.UsedFiles;

/** A folder of materials: a text each, and a matrix where there are numbers. */
public final class MaterialFiles extends UsedFiles {
  private static final String NUMBERS = "numbers";
  private static final String TEXT = "text";
  private static final String ABOUT = "about";

  MaterialFiles(Path folder) {
    super(folder, "material");
  }

  /**
   * A material.
   *
   * @param about what it is, for people
   * @param text as it was given
   * @param numbers of an assembly; none otherwise
   */
  record Material(String about, String text, List<Matrix> numbers) {}

  /** Writes a material; nothing if it is there. */
  void put(String key, Material material) {
    Map<String, Matrix> layers =
        material.numbers().isEmpty() ? Map.of() : Map.of(NUMBERS, material.numbers().get(0));
    Map<String, String> notes = Map.of(TEXT, material.text(), ABOUT, material.about());
    put(key, new Recording(Recording.Rows.PRESENTATIONS, layers, notes), Map.of());
  }

  /**
   * Opens a material; its numbers are memory-mapped.
   *
   * @throws PluginException if it is not there or damaged
   */
  Material require(String key) {
    Recording stored =
        open(key)
            .orElseThrow(
                () ->
                    new PluginException(
                        "the material " + key + " is no longer in the store: retry the job"));
    return new Material(
        stored.notes().getOrDefault(ABOUT, ""),
        stored.notes().getOrDefault(TEXT, ""),
        List.copyOf(stored.layers().values()));
  }

  /** All materials; of their text only what each is about. */
  @Override
  public List<Recordings.Entry> list() {
    return super.list().stream().map(MaterialFiles::about).toList();
  }

  private static Recordings.Entry about(Recordings.Entry entry) {
    String about = entry.metadata().getOrDefault("note." + ABOUT, "");
    return new Recordings.Entry(entry.key(), entry.file(), entry.bytes(), Map.of(ABOUT, about));
  }
}
