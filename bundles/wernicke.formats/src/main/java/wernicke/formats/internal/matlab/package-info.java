/** Variables of MATLAB files. */
package wernicke.formats.internal.matlab;
