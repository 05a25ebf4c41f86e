/** HDF5 files that need not be trusted, for the formats that are made of it. */
package wernicke.formats.internal.hdf5;
