/** The verb {@code doctor} and its checks. */
package wernicke.shell.internal.doctor;
