package wernicke.shell.internal.service;

import java.util.List;
import java.util.Optional;
import wernicke.api.catalog.Catalog;
import wernicke.api.checkpoint.Checkpoints;
import wernicke.api.data.Descriptors;
import wernicke.api.health.HealthCheck;
import wernicke.api.job.Jobs;
import wernicke.api.report.Figures;
import wernicke.api.report.NeuroidFiles;
import wernicke.api.report.PairedTest;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep;

/**
 * The services that verbs stand on, as they are at the moment of the call.
 *
 * <p>Each method throws a {@link wernicke.api.PluginException} in one line if its service is not
 * there.
 */
public interface Services {
  /** The scorer. */
  Jobs jobs();

  /** The endpoints. */
  Catalog catalog();

  /** Jobs and scores that were stored. */
  Journal journal();

  /** What reads and tidies the store. */
  Upkeep upkeep();

  /** Recordings that were stored. */
  Recordings recordings();

  /** The home folder. */
  Home home();

  /** The analysis bundle's pictures. */
  Figures figures();

  /** The analysis bundle's files of neuroids. */
  NeuroidFiles neuroidFiles();

  /** The analysis bundle's test between two scores. */
  PairedTest pairedTest();

  /** What makes checkpoints out of checkpoints. */
  Checkpoints checkpoints();

  /** What reads descriptors of data sets. */
  Descriptors descriptors();

  /** What reads descriptors, for those who can do without. */
  Optional<Descriptors> descriptorsIfThere();

  /** The home folder, for those who can do without. */
  Optional<Home> homeIfThere();

  /** What every bundle says of its own health; the highest ranking first. */
  List<HealthCheck> healthChecks();

  /** Whether somebody has seen something that may still become a plugin. */
  boolean arriving();
}
