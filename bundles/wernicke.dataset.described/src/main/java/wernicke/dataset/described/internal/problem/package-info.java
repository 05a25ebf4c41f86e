/** What is wrong with a described data set, collected so that all of it can be told at once. */
package wernicke.dataset.described.internal.problem;
