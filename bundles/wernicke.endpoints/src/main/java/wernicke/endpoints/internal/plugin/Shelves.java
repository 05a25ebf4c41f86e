package wernicke.endpoints.internal.plugin;

import wernicke.api.store.Materials;
import wernicke.api.store.Recordings;

/**
 * Where what a request refers to is found.
 *
 * @param recordings by content hash
 * @param materials assemblies and texts, by content hash
 */
public record Shelves(Recordings recordings, Materials materials) {}
