package wernicke.model.precomputed.internal.model;

import java.nio.file.Path;
import java.util.List;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.formats.internal.file.DataFile;

/** The numbers of a model, in files. */
sealed interface Content permits Surprisals, States, Broken {
  /** A file as messages call it: by its whole path. */
  default DataFile own(Path file) {
    return DataFile.own(file.toString(), file);
  }

  /** What the numbers are. */
  RecordingSpec.Kind kind();

  /** The files that hold them. */
  List<Path> files();

  /**
   * Reads tables (their first {@value Passage#CHECKED} rows) and headers, not yet against any
   * stimuli.
   *
   * @throws wernicke.api.PluginException the first thing that is wrong
   */
  void check();

  /** Names of the layers; empty for surprisals. */
  List<String> layers();

  /** Features of the widest layer. */
  int width();

  /** Content hash of the files and of the settings that say how to read them. */
  String hash();

  /**
   * The numbers of the stimuli.
   *
   * @throws wernicke.api.PluginException if the files are malformed or belong to another text
   */
  Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress);
}
