"""Where files lie, and how numbers are written."""
import json
import pathlib

import torch

ROOT = pathlib.Path(__file__).resolve().parents[3]
TARGET = ROOT / "bundles/wernicke.model.transformers/src/test/resources/oracle"
BOOKS = ROOT / "runtime/app/models/tiny-gpt2-books"

torch.set_num_threads(1)


def numbers(values):
    """Nested lists of float32 with 8 significant digits; NaN as null."""
    if isinstance(values, (list, tuple)):
        return [numbers(v) for v in values]
    if hasattr(values, "tolist"):
        return numbers(values.tolist())
    return None if values != values else float(f"{values:.8g}")


def write(name, content):
    TARGET.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    (TARGET / name).write_text(text + "\n")


def block_outputs(model, ids):
    """Output of every block (blocks x tokens x width) and logits (tokens x vocabulary) of one sequence."""
    outputs = []
    hooks = [
        block.register_forward_hook(lambda module, args, out: outputs.append((out[0] if isinstance(out, tuple) else out)[0]))
        for block in model.transformer.h
    ]
    with torch.no_grad():
        logits = model(torch.tensor([ids])).logits[0]
    for hook in hooks:
        hook.remove()
    return torch.stack(outputs), logits
