package wernicke.shell.internal.service;

import wernicke.api.catalog.Catalog;
import wernicke.api.job.Jobs;
import wernicke.api.report.Figures;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;

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

  /** The home folder. */
  Home home();

  /** The analysis bundle's pictures. */
  Figures figures();

  /** Whether somebody has seen something that may still become a plugin. */
  boolean arriving();
}
