/** What figures write: names of results and layers, numbers, quantities, notes. */
package wernicke.analysis.internal.words;
