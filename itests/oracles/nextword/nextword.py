"""Next-word loss of tiny-gpt2-books, by NumPy: float32 products, float64 sums (science.md section 7)."""
import json
import pathlib
import sys

import numpy
from safetensors.numpy import load_file
from tokenizers import Tokenizer

ROOT = pathlib.Path(__file__).resolve().parents[3]
BOOKS = ROOT / "runtime/app/models/tiny-gpt2-books"
TARGET = ROOT / "bundles/wernicke.model.transformers/src/test/resources/oracle/nextword.json"
OWN = " The old captain looked at the sea, said nothing, and went slowly back to the house.\n\n" * 40 + " = The End = \n"
BATCH = 8

CONFIG = json.loads((BOOKS / "config.json").read_text())
WEIGHTS = {name.removeprefix("transformer."): w.astype(numpy.float32) for name, w in load_file(BOOKS / "model.safetensors").items()}
TOKENIZER = Tokenizer.from_file(str(BOOKS / "tokenizer.json"))


def norm(x, name):
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred / numpy.sqrt((centred * centred).mean(-1, keepdims=True) + numpy.float32(CONFIG["layer_norm_epsilon"]))
    return scaled * WEIGHTS[name + ".weight"] + WEIGHTS[name + ".bias"]


def linear(x, name):
    return x @ WEIGHTS[name + ".weight"] + WEIGHTS[name + ".bias"]


def gelu(x):
    return numpy.float32(0.5) * x * (1 + numpy.tanh(numpy.float32(numpy.sqrt(2 / numpy.pi)) * (x + numpy.float32(0.044715) * x * x * x)))


def attention(x, name):
    n, length, width = x.shape
    heads = CONFIG["n_head"]
    q, k, v = (part.reshape(n, length, heads, -1).transpose(0, 2, 1, 3) for part in numpy.split(linear(x, name + ".c_attn"), 3, -1))
    scores = q @ k.transpose(0, 1, 3, 2) / numpy.float32(numpy.sqrt(width // heads))
    scores = numpy.where(numpy.tril(numpy.ones((length, length), bool)), scores, numpy.float32(-numpy.inf))
    scores = numpy.exp(scores - scores.max(-1, keepdims=True))
    mixed = scores / scores.sum(-1, keepdims=True) @ v
    return linear(mixed.transpose(0, 2, 1, 3).reshape(n, length, width), name + ".c_proj")


def nats(windows):
    """Summed over windows of one length: every token but the first."""
    ids = numpy.array(windows)
    x = WEIGHTS["wte.weight"][ids] + WEIGHTS["wpe.weight"][: ids.shape[1]]
    for i in range(CONFIG["n_layer"]):
        x = x + attention(norm(x, f"h.{i}.ln_1"), f"h.{i}.attn")
        x = x + linear(gelu(linear(norm(x, f"h.{i}.ln_2"), f"h.{i}.mlp.c_fc")), f"h.{i}.mlp.c_proj")
    logits = (norm(x[:, :-1], "ln_f") @ WEIGHTS["wte.weight"].T).astype(numpy.float64)
    top = logits.max(-1, keepdims=True)
    total = numpy.log(numpy.exp(logits - top).sum(-1)) + top[..., 0]
    return (total - numpy.take_along_axis(logits, ids[:, 1:, None], -1)[..., 0]).sum()


def measure(text):
    ids = TOKENIZER.encode(text, add_special_tokens=False).ids
    length = CONFIG["n_positions"]
    windows = [ids[i : i + length] for i in range(0, len(ids), length)]
    if len(windows[-1]) == 1:
        windows.pop()
    full = [w for w in windows if len(w) == length]
    groups = [full[i : i + BATCH] for i in range(0, len(full), BATCH)] + [[w] for w in windows if len(w) < length]
    total = sum(nats(group) for group in groups)
    predicted = sum(len(w) - 1 for w in windows)
    return {
        "tokens": len(ids),
        "predicted": predicted,
        "nats": total,
        "loss": total / predicted,
        "perplexity": float(numpy.exp(total / predicted)),
        "bits_per_character": total / numpy.log(2) / len(text),
    }


def main():
    wikitext = pathlib.Path(sys.argv[1]).read_bytes().decode()
    found = {"text": OWN, "own": measure(OWN), "one_more": measure(OWN[:1000]), "wikitext2": measure(wikitext)}
    TARGET.write_text(json.dumps(found, indent=1) + "\n")


main()
