/** Downloads: resumed, measured, checked, and given up in one line. */
package wernicke.hub.internal.fetch;
