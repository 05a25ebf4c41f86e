/** Folders of each layout become assemblies. */
package wernicke.dataset.described.internal.load;
