/** Names, kinds and content of people's files, read with care. */
package wernicke.folders.internal.file;
