package wernicke.api;

/**
 * How well a model predicts a text, token by token (science.md section 7).
 *
 * @param nats sum of -log p(token | those before it in its window) over the predicted tokens
 * @param predicted number of predicted tokens: all but the first of each window
 * @param tokens number of tokens of the text
 */
public record NextTokens(double nats, long predicted, long tokens) {}
