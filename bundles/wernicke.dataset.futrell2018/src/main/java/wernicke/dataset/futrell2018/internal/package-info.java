/**
 * Self-paced reading times of the Natural Stories corpus (Futrell et al. 2021), read from a copy of
 * its repository.
 */
package wernicke.dataset.futrell2018.internal;
