/** The state machine of a job of any kind, and what the runs of jobs share. */
package wernicke.scorer.internal.job;
