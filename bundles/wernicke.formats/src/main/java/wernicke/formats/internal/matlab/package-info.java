/** Variables of MATLAB files of any version: 5 to 7 through MFL, 7.3 (HDF5) through jHDF. */
package wernicke.formats.internal.matlab;
