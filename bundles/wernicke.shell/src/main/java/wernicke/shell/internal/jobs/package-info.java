/** Verbs about jobs that are there: {@code jobs}, {@code follow}, {@code cancel} and so on. */
package wernicke.shell.internal.jobs;
