"""The story of the demo: its words, their times, and what tiny-gpt2-books makes of them (Hugging Face transformers)."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TR_MS = 2000  # one scan
PAUSE_MS = 6000  # silence after a passage, at least
DELAYS = (1, 2, 3, 4)  # finite impulse response of the analysis, in scans


@dataclass(frozen=True)
class Schedule:
    words: list  # text, in order
    passage: np.ndarray  # index of each word's passage
    onset: np.ndarray  # of each word, ms
    scans: int

    @property
    def scan(self):
        """The scan in which each word begins."""
        return self.onset // TR_MS

    def mean(self, values):
        """words x d -> scans x d: mean over the words of a scan, the zero vector in a silent scan."""
        total = np.zeros((self.scans, values.shape[1]))
        np.add.at(total, self.scan, values)
        return total / np.maximum(np.bincount(self.scan, minlength=self.scans), 1)[:, None]


def passages(story: Path):
    return [p.split() for p in story.read_text(encoding="ascii").strip().split("\n\n")]


def duration(word):
    """Milliseconds from this word's onset to the next: longer words take longer, punctuation is a breath."""
    breath = 400 if word[-1] in ".?!" else 150 if word[-1] in ",;" else 0
    return 140 + 45 * len(re.findall("[A-Za-z]", word)) + breath


def schedule(story: Path) -> Schedule:
    words, passage, onset, clock = [], [], [], 0
    for index, text in enumerate(passages(story)):
        for word in text:
            words.append(word)
            passage.append(index)
            onset.append(clock)
            clock += duration(word)
        clock = -(-(clock + PAUSE_MS) // TR_MS) * TR_MS  # the next passage begins with a scan
    return Schedule(words, np.array(passage), np.array(onset), clock // TR_MS)


def delayed(values):
    """scans x d -> scans x 4d: the scans t-1 ... t-4, zeros before the start."""
    return np.hstack([np.vstack([np.zeros((d, values.shape[1])), values[:-d]]) for d in DELAYS])


def states(model: Path, story: Path):
    """Layer name -> words x width: output of every block at the last token of each word, one pass per passage."""
    import torch
    from tokenizers import Tokenizer
    from transformers import GPT2LMHeadModel

    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    network = GPT2LMHeadModel.from_pretrained(model, dtype=torch.float32).eval()
    seen = {f"transformer.h.{i}": [] for i in range(len(network.transformer.h))}

    def keep(name):
        return lambda module, args, out: seen[name].append((out[0] if isinstance(out, tuple) else out)[0].numpy())

    for block, name in zip(network.transformer.h, seen):
        block.register_forward_hook(keep(name))
    last = []
    for text in passages(story):
        whole = tokenizer.encode(" ".join(text)).ids
        prefixes = [tokenizer.encode(" ".join(text[: k + 1])).ids for k in range(len(text))]
        assert all(whole[: len(p)] == p for p in prefixes), "a prefix is tokenised differently"
        assert len(whole) <= network.config.n_positions, "a passage does not fit the context"
        last.append([len(p) - 1 for p in prefixes])
        with torch.no_grad():
            network(torch.tensor([whole]))
    return {n: np.concatenate([s[i] for s, i in zip(v, last)]).astype(np.float64) for n, v in seen.items()}


def tokens(model: Path, story: Path):
    """Number of tokens of every passage."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    return [len(tokenizer.encode(" ".join(text)).ids) for text in passages(story)]
