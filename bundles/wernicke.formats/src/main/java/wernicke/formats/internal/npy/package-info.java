/**
 * NumPy's file format (numpy.lib.format): numbers, strings, and of pickled objects only what is
 * plain data.
 */
package wernicke.formats.internal.npy;
