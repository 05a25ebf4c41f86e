package wernicke.store.internal.safetensors;

import java.nio.file.Path;

/** A folder of files of which it is noted when each was used last. */
public class UsedFiles extends RecordingFiles {
  /** As {@link RecordingFiles}. */
  protected UsedFiles(Path folder, String noun) {
    super(folder, noun);
  }

  @Override
  final void opened(Path file) {
    LastUse.note(file);
  }
}
