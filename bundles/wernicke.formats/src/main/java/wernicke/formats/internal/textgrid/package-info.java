/** Praat's TextGrids: labelled intervals in time. */
package wernicke.formats.internal.textgrid;
