/** Work on threads that can be given up. */
package wernicke.folders.internal.work;
