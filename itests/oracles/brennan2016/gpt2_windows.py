"""States and surprisals of a causal Hugging Face checkpoint, word by word, as science.md section 2 says.

Written against transformers only, without any code of the product: it is the product's oracle.

Every word is seen with all earlier words of its passage. While the text up to a word fits the model, one pass over the longest such text
serves all of those words (exact, because the model is causal and the tokens of each prefix are checked to be a prefix of the whole).
Every later word gets a pass of its own over the last `context` tokens up to and including the word.
"""

import re

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import GPT2LMHeadModel

BATCH = 16


class Model:
    """A GPT-2 checkpoint folder (config.json, model.safetensors, tokenizer.json)."""

    def __init__(self, folder, dtype=torch.float32):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.net = GPT2LMHeadModel.from_pretrained(folder, dtype=dtype, attn_implementation="eager").eval()
        self.context = self.net.config.n_positions
        self.layers = [f"transformer.h.{i}" for i in range(self.net.config.n_layer)]
        self._outputs = {}
        for name, block in zip(self.layers, self.net.transformer.h):
            block.register_forward_hook(self._keep(name))

    def _keep(self, name):
        def hook(_block, _inputs, output):
            self._outputs[name] = output[0] if isinstance(output, tuple) else output

        return hook

    @torch.inference_mode()
    def blocks(self, ids):
        """Block outputs, one array batch x tokens x width per layer, before the final norm."""
        self.net.transformer(torch.tensor(ids), use_cache=False)
        return [self._outputs[name] for name in self.layers]

    @torch.inference_mode()
    def logits(self, last_block):
        """Logits of outputs of the last block."""
        return self.net.lm_head(self.net.transformer.ln_f(last_block))


def join(parts):
    """Text of the parts: one space between, blank ones dropped, no white space before . , ! ? ; : (Brain-Score's prepare_context)."""
    text = " ".join(p.strip() for p in parts if p.strip())
    return re.sub(r"\s+([.,!?;:])", r"\1", text)


def prefixes(tokenizer, parts):
    """Token ids of the text up to and including each part, and whether each is a prefix of the next."""
    ids = [tokenizer.encode(join(parts[: k + 1])).ids for k in range(len(parts))]
    stable = [k == 0 or ids[k][: len(ids[k - 1])] == ids[k - 1] for k in range(len(parts))]
    return ids, stable


def batches(items, size=BATCH):
    for start in range(0, len(items), size):
        yield items[start : start + size]


def plan(model, ids, stable):
    """Number of leading parts that one pass serves; the others need a window each."""
    shared = 0
    while shared < len(ids) and len(ids[shared]) <= model.context and stable[shared]:
        shared += 1
    return shared


def states(model, parts, report=lambda done: None):
    """Hidden state at the last token of each part: layers x parts x width."""
    ids, stable = prefixes(model.tokenizer, parts)
    shared = plan(model, ids, stable)
    width = model.net.config.n_embd
    result = np.empty((len(model.layers), len(parts), width), np.float64)
    for layer, output in enumerate(model.blocks([ids[shared - 1]])):
        for k in range(shared):
            result[layer, k] = output[0, len(ids[k]) - 1].double().numpy()
    rest = list(range(shared, len(parts)))
    full = [k for k in rest if len(ids[k]) >= model.context]
    short = [[k] for k in rest if len(ids[k]) < model.context]
    for group in list(batches(full)) + short:
        for layer, output in enumerate(model.blocks([ids[k][-model.context :] for k in group])):
            result[layer, group] = output[:, -1].double().numpy()
        report(group[-1] + 1)
    return result, {"parts": len(parts), "tokens": len(ids[-1]), "shared_pass": shared, "windows": len(rest), "unstable": stable.count(False)}


def surprisals(model, parts, report=lambda done: None):
    """Surprisal of each part in bits: the sum of -log2 p over the part's tokens; NaN if none of them has a context."""
    ids, stable = prefixes(model.tokenizer, parts)
    shared = plan(model, ids, stable)
    result = np.full(len(parts), np.nan)
    bits = token_bits(model, [ids[shared - 1]])[0]
    for k in range(shared):
        first = max(1, len(ids[k - 1]) if k else 0)
        if first < len(ids[k]):
            result[k] = bits[first : len(ids[k])].sum()
    rest = list(range(shared, len(parts)))
    full = [k for k in rest if len(ids[k]) >= model.context]
    short = [[k] for k in rest if len(ids[k]) < model.context]
    for group in list(batches(full)) + short:
        own = [len(ids[k]) - common(ids[k - 1], ids[k]) for k in group]
        bits = token_bits(model, [ids[k][-model.context :] for k in group], max(own))
        for row, k in enumerate(group):
            result[k] = bits[row, -own[row] :].sum()
        report(group[-1] + 1)
    return result, {"parts": len(parts), "tokens": len(ids[-1]), "shared_pass": shared, "windows": len(rest), "unstable": stable.count(False)}


def common(a, b):
    """Length of the common prefix of two sequences."""
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n


def token_bits(model, ids, last=None):
    """-log2 p(token | tokens before it in its row): rows x tokens, NaN for the first; only the `last` tokens if given."""
    block = model.blocks(ids)[-1]
    ids = torch.tensor(ids)
    first = 1 if last is None else ids.shape[1] - last
    log_p = torch.log_softmax(model.logits(block[:, first - 1 : -1]).double(), -1)
    bits = -log_p.gather(-1, ids[:, first:, None])[..., 0] / np.log(2)
    bits = bits.numpy()
    return np.concatenate([np.full((len(bits), 1), np.nan), bits], 1) if last is None else bits
