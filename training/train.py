"""Trains reader and judge together; README.md has the commands.

The learning rate rises over the first steps and falls linearly to zero over the minutes or steps given, so that a run
ends where it should on any machine. With --steps the same data and threads give the same weights.
"""
import argparse
import itertools
import os
import random
import time

import torch
import torch.nn.functional as F

from evaluate import evaluate, judged
from features import read_features, tensors
from model import MASKED, Reader, encoder_state, grown, published_state

ROWS, BLOCK, WARM_UP = 24, 40, 50


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="training rows (prepare.ts)")
    parser.add_argument("--judgements", help="rows to judge (prepare-judgements.ts)")
    parser.add_argument("--dev", action="append", default=[], help="rows to score at the end, of either kind")
    parser.add_argument("--encoder", required=True, help="bge-small-zh-v1.5 in fp32 ONNX form")
    parser.add_argument("--tokenizer", required=True, help="its tokenizer.json")
    parser.add_argument("--out", required=True, help="where the weights go (.pt)")
    parser.add_argument("--resume", help="start from these weights: a .pt of this script or an exported .onnx")
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--minutes", type=float)
    length.add_argument("--steps", type=int)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bfloat16", action="store_true", help="faster by two thirds on processors with AVX512-BF16")
    return parser.parse_args()


def open_reader(encoder, resume):
    net = Reader()
    net.load_state_dict(encoder_state(encoder), strict=False)
    if resume:
        state = published_state(resume) if resume.endswith(".onnx") else torch.load(resume, weights_only=True)
        state = grown(state)
        missing = set(net.load_state_dict(state, strict=False).missing_keys) - {"we.weight", "te.weight"}
        if missing:
            raise SystemExit(f"{resume} lacks {sorted(missing)}")
    net.freeze_tables()
    return net


def batches(features):
    """Passes over the data without end, shuffled; rows of a batch are of one kind and of similar length, so that little is
    padded."""
    while True:
        features = random.sample(features, len(features))
        for i in range(0, len(features), ROWS * BLOCK):
            block = sorted(features[i : i + ROWS * BLOCK], key=lambda f: (f.target >= 0, len(f.ids)))
            reading = [f for f in block if f.target < 0]
            judging = block[len(reading) :]
            rows = [part[j : j + ROWS] for part in (reading, judging) for j in range(0, len(part), ROWS)]
            random.shuffle(rows)
            yield from rows


def loss_of(net, rows):
    ids, mask, types, allowed = tensors(rows)
    logits = net(ids, mask, types).float()
    start, end = torch.tensor([f.start for f in rows]), torch.tensor([f.end for f in rows])
    if rows[0].target >= 0:
        return F.binary_cross_entropy_with_logits(judged(logits, start, end), torch.tensor([f.target for f in rows]))
    logits = logits.masked_fill(~allowed[:, :, None], MASKED)
    return (F.cross_entropy(logits[:, :, 0], start) + F.cross_entropy(logits[:, :, 1], end)) / 2


def optimiser_of(net, rate):
    trained = [p for p in net.parameters() if p.requires_grad]
    groups = [{"params": [p for p in trained if p.dim() > 1], "weight_decay": 0.01},
              {"params": [p for p in trained if p.dim() <= 1], "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def save(net, path):
    torch.save(net.state_dict(), f"{path}.part")
    os.replace(f"{path}.part", path)


def train(net, features, o, stream=batches, loss_of=loss_of):
    """Trains over the rows that `stream` gives of the features without end, by the loss of each batch of them."""
    optimiser, began, mean, read = optimiser_of(net, o.rate), time.monotonic(), None, 0
    net.train()
    for step, rows in zip(itertools.count(), stream(features)):
        gone = step / o.steps if o.steps else (time.monotonic() - began) / 60 / o.minutes
        if gone >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = o.rate * min(1, (step + 1) / WARM_UP) * (1 - gone)
        with torch.autocast("cpu", torch.bfloat16, enabled=o.bfloat16):
            loss = loss_of(net, rows)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        read += len(rows)
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if (step + 1) % 25 == 0:
            print(f"{read} rows of {len(features)}, loss {mean:.3f}, {100 * gone:.0f} % done", flush=True)
        if (step + 1) % 400 == 0:
            save(net, o.out)
    save(net, o.out)


def report(net, dev, when):
    for path, features in dev.items():
        print(f"{path} {when}:", evaluate(net, features), flush=True)


def main():
    o = options()
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    torch.set_num_threads(o.threads)
    torch.set_flush_denormal(True)
    net = open_reader(o.encoder, o.resume)
    dev = {path: read_features(path, o.tokenizer) for path in o.dev}
    if o.resume:
        report(net, dev, "before")
    data = [f for path in (o.data, o.judgements) if path for f in read_features(path, o.tokenizer)]
    train(net, data, o)
    report(net, dev, "after")


if __name__ == "__main__":
    main()
