"""One forward pass per growing prefix, as brainscore_language.model_helpers.huggingface.HuggingfaceSubject does."""
import re

import torch
from common import block_outputs


def prepare_context(parts):
    parts = [part for part in parts if part]
    return re.sub(r"\s+([.,!?;:])", r"\1", " ".join(parts))


def record(model, tokenizer, parts):
    """Per part: states of all blocks at the last token (blocks x width), and surprisal in bits."""
    maximum = model.config.n_positions
    states, surprisals = [], []
    previous = 0
    for k in range(len(parts)):
        tokens = tokenizer(prepare_context(parts[: k + 1]))["input_ids"]
        overflow = max(0, len(tokens) - maximum)
        outputs, logits = block_outputs(model, tokens[overflow:])
        states.append(outputs[:, -1])
        surprisals.append(surprisal(logits, tokens[overflow:], previous - overflow))
        previous = len(tokens)
    return states, surprisals


def surprisal(logits, tokens, start):
    """Sum over the tokens from start on; the first token of all has no prediction."""
    first = max(1, start)
    if start <= 0 and len(tokens) == 1:
        return float("nan")
    bits = -torch.log_softmax(logits.double(), -1) / torch.log(torch.tensor(2.0, dtype=torch.float64))
    return sum(bits[i - 1, tokens[i]].item() for i in range(first, len(tokens)))
