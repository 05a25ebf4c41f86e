"""Token ids of the texts that continuations.py continued, and of each with its continuation, by the tokenizers library alone.

`python continuation_ids.py` reads continuations.json and writes continuation-ids.json beside it."""
import json
from pathlib import Path

import tokenizers

ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / "bundles/wernicke.model.transformers/src/test/resources/oracle"
BOOKS = ROOT / "runtime/app/models/tiny-gpt2-books"


def main():
    made = json.loads((TARGET / "continuations.json").read_text())
    tokenizer = tokenizers.Tokenizer.from_file(str(BOOKS / "tokenizer.json"))
    whole = [p + c for p, c in zip(made["prompts"], made["continuations"])]
    ids = {"prompts": [tokenizer.encode(p).ids for p in made["prompts"]], "whole": [tokenizer.encode(w).ids for w in whole]}
    (TARGET / "continuation-ids.json").write_text(json.dumps(ids) + "\n")


main()
