/**
 * The OpenBLAS below, seen from outside: which kernels, how many threads, how fast; independent
 * pieces of work on as many threads.
 */
@Export
@Version("1.0.0")
package wernicke.linalg.engine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
