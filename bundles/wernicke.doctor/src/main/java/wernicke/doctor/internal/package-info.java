/** The verb {@code doctor}, and the health checks of what no other bundle looks after. */
package wernicke.doctor.internal;
