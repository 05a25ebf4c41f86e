/** Meeting plugins on threads that can be given up, and who is there. */
package wernicke.endpoints.internal.arrival;
