/** Every record of the api as JSON, and back. */
package wernicke.codec.internal;
