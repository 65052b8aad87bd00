"""Trains reader and judge together; README.md has the commands.

The learning rate rises over the first steps and falls linearly to zero over the minutes or steps given, so that a run
ends where it should on any machine. With --steps the same data, threads and device give the same weights.
"""
import argparse
import glob
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from compact import load_compact
from evaluate import evaluate, judged
from model import MASKED, Reader, encoder_state, grown, published_state
from packed import Packed, pack

ROWS, WARM_UP = 24, 100
MEAN_OF = 0.002  # share of the newest weights in the running mean


def parser_of(description):
    """The options that all trainings share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--dev", action="append", default=[], help="rows to score at the end, of either kind")
    parser.add_argument("--encoder", required=True, help="bge-small-zh-v1.5 in fp32 ONNX form, or rounded (compact.py)")
    parser.add_argument("--out", required=True, help="where the weights go (.pt)")
    parser.add_argument("--resume", help="start from these weights: a .pt of this script or an exported .onnx")
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--minutes", type=float)
    length.add_argument("--steps", type=int)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of a step")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--bfloat16", action="store_true", help="faster by two thirds on processors with AVX512-BF16")
    return parser


def options():
    parser = parser_of(__doc__)
    parser.add_argument("--data", required=True, help="training rows (prepare.ts)")
    parser.add_argument("--tokenizer", required=True, help="the encoder's tokenizer.json")
    parser.add_argument("--judgements", help="rows to judge (prepare-judgements.ts)")
    return parser.parse_args()


def set_up(o):
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    torch.set_flush_denormal(True)
    torch.backends.cuda.matmul.allow_tf32 = True


def state_of(path):
    """Weights of an exported model (.onnx), of a training here (.pt), or carried ones by the stem of their parts (compact.py)."""
    parts = sorted(glob.glob(f"{path}.*.npz"))
    if parts:
        return load_compact(parts)
    return published_state(path) if path.endswith(".onnx") else torch.load(path, weights_only=True)


def open_reader(encoder, resume=None):
    net = Reader()
    net.load_state_dict(load_compact([encoder]) if encoder.endswith(".npz") else encoder_state(encoder), strict=False)
    if resume:
        state = grown(state_of(resume))
        missing = set(net.load_state_dict(state, strict=False).missing_keys) - {"we.weight", "te.weight", "pe.weight"}
        if missing:
            raise SystemExit(f"{resume} lacks {sorted(missing)}")
    net.freeze_tables()
    return net


def loss_of(net, batch):
    logits = net(*batch.inputs()).float()
    start, end = batch.values("start").long(), batch.values("end").long()
    if batch.packed.kind[batch.numbers[0]]:
        return F.binary_cross_entropy_with_logits(judged(logits, start, end), batch.values("target"))
    logits = logits.masked_fill(~batch.allowed()[:, :, None], MASKED)
    return (F.cross_entropy(logits[:, :, 0], start) + F.cross_entropy(logits[:, :, 1], end)) / 2


def optimiser_of(net, rate):
    trained = [p for p in net.parameters() if p.requires_grad]
    groups = [{"params": [p for p in trained if p.dim() > 1], "weight_decay": 0.01},
              {"params": [p for p in trained if p.dim() <= 1], "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def save(net, path):
    torch.save(net.state_dict(), f"{path}.part")
    os.replace(f"{path}.part", path)


def train(net, packed, o, loss_of=loss_of, rows=None, seed=None):
    """Trains by the loss of each batch of the packed rows, or of those of the numbers given. What comes out is the running mean
    of the weights, which is steadier than their last value."""
    optimiser, began, read = optimiser_of(net, o.rate), time.monotonic(), 0
    rows = np.arange(len(packed)) if rows is None else rows
    trained = [p for p in net.parameters() if p.requires_grad]
    mean, losses = [p.detach().clone() for p in trained], []
    net.train()
    for step, batch in enumerate(packed.batches(rows, o.rows, np.random.default_rng(o.seed if seed is None else seed))):
        gone = step / o.steps if o.steps else (time.monotonic() - began) / 60 / o.minutes
        if gone >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = o.rate * min(1, (step + 1) / WARM_UP) * (1 - gone)
        with torch.autocast(torch.device(packed.device).type, torch.bfloat16, enabled=o.bfloat16):
            loss = loss_of(net, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        torch._foreach_lerp_(mean, [p.detach() for p in trained], max(MEAN_OF, 1 / (step + 1)))
        read += len(batch)
        losses.append(loss.detach())
        if (step + 1) % 200 == 0:
            print(f"{read} rows of {len(rows)}, loss {float(torch.stack(losses).mean()):.3f}, {100 * gone:.0f} % done", flush=True)
            losses = []
    with torch.no_grad():
        for p, value in zip(trained, mean):
            p.copy_(value)
    print(f"{read} rows of {len(rows)} read in {step} steps", flush=True)
    return net


def report(net, dev, when):
    for path, packed in dev.items():
        print(f"{path} {when}:", evaluate(net, packed), flush=True)


def main():
    o = options()
    set_up(o)
    net = open_reader(o.encoder, o.resume)
    dev = {path: Packed(pack([path], o.tokenizer), o.device) for path in o.dev}
    net.to(o.device)
    if o.resume:
        report(net, dev, "before")
    rows = pack([path for path in (o.data, o.judgements) if path], o.tokenizer)
    save(train(net, Packed(rows, o.device), o), o.out)
    report(net, dev, "after")


if __name__ == "__main__":
    main()
