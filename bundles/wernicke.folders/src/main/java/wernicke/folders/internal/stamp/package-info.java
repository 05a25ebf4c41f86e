/** What files look like from outside, and whether they have come to rest. */
package wernicke.folders.internal.stamp;
