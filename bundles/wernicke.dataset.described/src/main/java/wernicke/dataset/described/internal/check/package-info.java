/** Whether what was read can be meant: plausibility, and presentations for people to look at. */
package wernicke.dataset.described.internal.check;
