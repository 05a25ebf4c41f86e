/** What people saw, and when: texts, words, scans. */
package wernicke.dataset.described.internal.load.stimulus;
