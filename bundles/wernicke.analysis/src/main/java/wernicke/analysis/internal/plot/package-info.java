/** What figures are made of: axes, scales, colours, shapes, references, headings. */
package wernicke.analysis.internal.plot;
