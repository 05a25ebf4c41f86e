/** Questions of jobs and whoever else asks, as requests on Event Admin, and their replies. */
package wernicke.scorer.internal.conversation;
