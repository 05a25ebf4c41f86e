/**
 * What results and steps are known by: content hashes, and the settings that were asked otherwise.
 */
package wernicke.scorer.internal.identity;
