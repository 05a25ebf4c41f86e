/**
 * Models whose surprisals or activations were made elsewhere and lie in files; the layouts are
 * described in this bundle's README.md.
 */
package wernicke.model.precomputed.internal;
