/** What was presented and how people responded, by content hash: {@code store/materials/}. */
package wernicke.store.internal.material;
