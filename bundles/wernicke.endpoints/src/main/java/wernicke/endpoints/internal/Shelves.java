package wernicke.endpoints.internal;

import wernicke.api.store.Materials;
import wernicke.api.store.Recordings;

/**
 * Where what a request refers to is found.
 *
 * @param recordings by content hash
 * @param materials assemblies and texts, by content hash
 */
record Shelves(Recordings recordings, Materials materials) {}
