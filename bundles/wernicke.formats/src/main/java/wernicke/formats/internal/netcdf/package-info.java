/**
 * The assemblies that Brain-Score publishes as NetCDF-4 files (science.md section 3), and what a
 * data set hands out of them.
 */
package wernicke.formats.internal.netcdf;
