/** The conversation on Event Admin, for people and programs to follow. */
package wernicke.shell.internal.events;
