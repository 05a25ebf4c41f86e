/** The evaluation {@code nextword}: how well a model predicts WikiText-2. */
package wernicke.evaluation.nextword.internal;
