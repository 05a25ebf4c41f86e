/**
 * A picture as a list of {@link wernicke.analysis.internal.draw.Mark}s, written as SVG (without any
 * part of the desktop classes, with its text as text) or painted as PNG.
 */
package wernicke.analysis.internal.draw;
