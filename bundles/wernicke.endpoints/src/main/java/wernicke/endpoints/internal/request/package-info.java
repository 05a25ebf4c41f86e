/** One queue of requests for each plugin: deadlines, silence, departures, and exactly one reply. */
package wernicke.endpoints.internal.request;
