package wernicke.dataset.wehbe2014.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.npy.NpyFile;
import wernicke.formats.internal.npy.PickledArray;

/**
 * Which voxel lies in which region of the language network: for each subject a dictionary of masks
 * over the voxels ({@code PostTemp AntTemp AngularG IFG MFG IFGorb pCingulate dmpfc}). The mask
 * {@code all}, their union, is left out.
 */
final class Regions {
  static final String FILE = "HP_subj_roi_inds.npy";
  private static final String UNION = "all";

  private final Path file;
  private final Map<?, ?> subjects;

  private Regions(Path file, Map<?, ?> subjects) {
    this.file = file;
    this.subjects = subjects;
  }

  /** The file's, empty if there is none. */
  static Optional<Regions> find(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (NpyFile.open(DataFile.published(file)).object() instanceof Map<?, ?> subjects) {
      return Optional.of(new Regions(file, subjects));
    }
    throw new PluginException(file + " is no dictionary of subjects; get it again");
  }

  /**
   * The region of each voxel of a subject; regions that overlap are joined by {@code +}, empty
   * where there is none.
   *
   * @throws PluginException if the subject is not there or a mask is not for these voxels
   */
  String[] of(String subject, int voxels) {
    if (!(subjects.get(subject) instanceof Map<?, ?> masks)) {
      throw new PluginException(file + " has no regions of subject " + subject);
    }
    String[] regions = new String[voxels];
    Arrays.fill(regions, "");
    new TreeMap<String, Object>(named(masks))
        .forEach(
            (region, mask) -> {
              PickledArray array = mask(subject, region, mask, voxels);
              for (int v = 0; v < voxels; v++) {
                if (array.number(v) != 0) {
                  regions[v] = regions[v].isEmpty() ? region : regions[v] + "+" + region;
                }
              }
            });
    return regions;
  }

  private static Map<String, Object> named(Map<?, ?> masks) {
    Map<String, Object> named = new TreeMap<>();
    masks.forEach((name, mask) -> named.put(String.valueOf(name), mask));
    named.remove(UNION);
    return named;
  }

  private PickledArray mask(String subject, String region, Object mask, int voxels) {
    if (mask instanceof PickledArray array && array.size() == voxels) {
      return array;
    }
    throw new PluginException(
        String.format(
            "%s: region %s of subject %s is no mask over %d voxels; get it again",
            file, region, subject, voxels));
  }
}
