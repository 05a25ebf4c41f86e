"""tiny-gpt2-books: states, logits, surprisals, growing prefixes, contexts longer than the model's maximum."""
import torch
from brainscore import record
from common import BOOKS, block_outputs, numbers, write
from transformers import AutoModelForCausalLM, AutoTokenizer

SENTENCE = "The old captain looked at the sea, said nothing, and went slowly back to the house."
# Punctuation of its own joins the word before; three dots become one token of another kind than one dot.
PARTS = ["\"Well", ",", "then", "\"", "said", "the", "captain", ".", ".", ".", "I", "don't", "", "know", "!", "?", "Wait: it's", "half past 12", "; go."]
FEATURES = 16


def main():
    tokenizer = AutoTokenizer.from_pretrained(BOOKS)
    model = AutoModelForCausalLM.from_pretrained(BOOKS, dtype=torch.float32, attn_implementation="eager").eval()
    ids = tokenizer(SENTENCE)["input_ids"]
    states, logits = block_outputs(model, ids)
    cross_entropy = torch.nn.functional.cross_entropy(logits[:-1].double(), torch.tensor(ids[1:]), reduction="sum").item()
    positions = [0, len(ids) // 2, len(ids) - 1]
    prefix_states, prefix_bits = record(model, tokenizer, PARTS)
    long = [word for _ in range(16) for word in SENTENCE.split(" ")]
    while len(tokenizer(" ".join(long[:-1]))["input_ids"]) > model.config.n_positions + 8:
        long.pop()
    long_states, long_bits = record(model, tokenizer, long)
    last = list(range(len(long) - 6, len(long)))
    write("books.json", {
        "sentence": SENTENCE,
        "ids": ids,
        "positions": positions,
        "states": numbers(states[:, positions]),
        "logits": numbers(logits[-1][:64]),
        "cross_entropy_nats": cross_entropy,
        "parts": PARTS,
        "part_states": [numbers(s[:, :FEATURES]) for s in prefix_states],
        "part_bits": numbers(prefix_bits),
        "long_words": len(long),
        "long_tokens": len(tokenizer(" ".join(long))["input_ids"]),
        "long_last": last,
        "long_states": [numbers(long_states[k][:, :FEATURES]) for k in last],
        "long_bits": numbers([long_bits[k] for k in last]),
    })


main()
