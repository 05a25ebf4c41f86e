/** {@code config.json}, read by key; what is not supported is refused by name. */
package wernicke.model.transformers.internal.family.config;
