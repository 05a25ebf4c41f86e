"""Tokens per second of Hugging Face transformers for the windows of wernicke.model.transformers.internal.model.Throughput.

    python throughput.py [folder] [windows] [batch] [threads] [rounds]
"""
import sys
import time

import torch
from common import BOOKS
from transformers import AutoModelForCausalLM


def main(folder=str(BOOKS), windows="200", batch="8", threads="2", rounds="5"):
    torch.set_num_threads(int(threads))
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval().base_model
    length = model.config.max_position_embeddings
    ids = torch.randint(model.config.vocab_size, (int(windows), length))
    with torch.no_grad():
        for _ in range(int(rounds)):
            start, cpu = time.perf_counter(), time.process_time()
            for i in range(0, len(ids), int(batch)):
                states = model(ids[i : i + int(batch)], output_hidden_states=True, use_cache=False).hidden_states
                [layer[:, -1].numpy() for layer in states]
            wall, used = time.perf_counter() - start, time.process_time() - cpu
            print(f"{ids.numel()} tokens: {ids.numel() / wall:.0f} tokens/s, {ids.numel() / used:.0f} tokens per CPU second")


main(*sys.argv[1:])
