"""Trains what tells whether a claim follows from a sentence; ../README.md has the commands.

The network is that of the reader with two outputs. The first, at [CLS], says whether the claim follows; the second says of
every token of the claim whether the sentence says otherwise, which teaches more of each row. The rate rises over the first
steps and falls linearly to zero over the minutes or steps given.

Kryściński et al., Evaluating the factual consistency of abstractive text summarization (FactCC), EMNLP 2020.
"""
import argparse
import itertools
import json
import os
import random
import sys
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from model import HIDDEN, Reader, encoder_state, published_state  # noqa: E402
from train import train  # noqa: E402

CLS, SEP = 101, 102
MAX_CLAIM_TOKENS, MAX_PROOF_TOKENS = 120, 200
ROWS, BLOCK = 32, 40
WRONG_TOKEN_WEIGHT, TAG_SHARE = 3.0, 0.7


@dataclass
class Pair:
    ids: list
    first: int  # position of the proof's first token
    tags: list  # 1 for a token of the claim that is wrong
    follows: float
    kind: str


class Support(Reader):
    """(rows, length) token ids, mask and types -> (rows, length, 2): follows (at [CLS]) and wrong (at the claim's tokens)."""

    def __init__(self):
        super().__init__()
        self.head = nn.Linear(HIDDEN, 2)


def read_pairs(path, tokenizer_file, limit=None):
    tokenizer = Tokenizer.from_file(tokenizer_file)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with open(path, encoding="utf-8") as lines:
        return [pair(json.loads(line), tokenizer) for line in itertools.islice(lines, limit)]


def pair(row, tokenizer):
    claim = tokenizer.encode(row["claim"], add_special_tokens=False)
    proof = tokenizer.encode(row["proof"], add_special_tokens=False).ids[:MAX_PROOF_TOKENS]
    tags = [int(any(b > start and a < end for start, end in row["wrong"])) for a, b in claim.offsets][:MAX_CLAIM_TOKENS]
    ids = [CLS] + claim.ids[:MAX_CLAIM_TOKENS] + [SEP] + proof + [SEP]
    return Pair(ids, len(tags) + 2, tags, float(row["follows"]), row["kind"])


def tensors(pairs):
    longest = max(len(p.ids) for p in pairs)
    ids, mask, types = (torch.zeros(len(pairs), longest, dtype=torch.long) for _ in range(3))
    tags = torch.full((len(pairs), longest), -1.0)
    for i, p in enumerate(pairs):
        ids[i, : len(p.ids)] = torch.tensor(p.ids)
        mask[i, : len(p.ids)] = 1
        types[i, p.first : len(p.ids)] = 1
        tags[i, 1 : 1 + len(p.tags)] = torch.tensor(p.tags, dtype=torch.float)
    return ids, mask, types, tags


def loss_of(net, pairs):
    ids, mask, types, tags = tensors(pairs)
    logits = net(ids, mask, types).float()
    whole = F.binary_cross_entropy_with_logits(logits[:, 0, 0], torch.tensor([p.follows for p in pairs]))
    seen = tags >= 0
    parts = F.binary_cross_entropy_with_logits(logits[:, :, 1][seen], tags[seen],
                                               pos_weight=torch.tensor(WRONG_TOKEN_WEIGHT))
    return whole + TAG_SHARE * parts


def open_support(encoder, resume):
    net = Support()
    net.load_state_dict(encoder_state(encoder), strict=False)
    state = published_state(resume) if resume.endswith(".onnx") else torch.load(resume, weights_only=True)
    if state["head.weight"].shape[0] != 2 or resume.endswith(".onnx"):
        state = {name: value for name, value in state.items() if not name.startswith("head.")}
    net.load_state_dict(state, strict=False)
    net.freeze_tables()
    return net


def batches(pairs):
    while True:
        pairs = random.sample(pairs, len(pairs))
        for i in range(0, len(pairs), ROWS * BLOCK):
            block = sorted(pairs[i : i + ROWS * BLOCK], key=lambda p: len(p.ids))
            rows = [block[j : j + ROWS] for j in range(0, len(block), ROWS)]
            random.shuffle(rows)
            yield from rows


def scores(net, pairs):
    """(follows at [CLS], largest wrong of the claim's tokens) of every pair."""
    net.eval()
    found = []
    with torch.no_grad():
        for i in range(0, len(pairs), ROWS):
            ids, mask, types, tags = tensors(pairs[i : i + ROWS])
            logits = net(ids, mask, types).float()
            worst = logits[:, :, 1].masked_fill(tags < 0, -99).amax(1)
            found += zip(logits[:, 0, 0].tolist(), worst.tolist())
    return found


def report(net, pairs, name):
    found = scores(net, pairs)
    for which, value in (("follows", lambda s: s[0]), ("follows - wrong", lambda s: s[0] - s[1])):
        true = sorted(value(s) for s, p in zip(found, pairs) if p.follows)
        bound = true[len(true) * 12 // 100]
        shown = {}
        for s, p in zip(found, pairs):
            if not p.follows:
                shown.setdefault(p.kind, []).append(value(s) >= bound)
        rates = {kind: f"{100 * sum(v) / len(v):.0f}% of {len(v)}" for kind, v in sorted(shown.items())}
        every = [x for v in shown.values() for x in v]
        print(f"{name}, {which}: bound {bound:.2f} keeps 88 % of the true, {100 * sum(every) / len(every):.1f} % of the false: {rates}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="rows (prepare.ts)")
    parser.add_argument("--dev", action="append", default=[], help="rows to measure with at the end")
    parser.add_argument("--encoder", required=True, help="bge-small-zh-v1.5 in fp32 ONNX form")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--resume", required=True, help="a reader or support model: .pt or exported .onnx")
    parser.add_argument("--out", required=True)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--minutes", type=float)
    length.add_argument("--steps", type=int)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bfloat16", action="store_true")
    o = parser.parse_args()
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    torch.set_num_threads(o.threads)
    torch.set_flush_denormal(True)
    net = open_support(o.encoder, o.resume)
    train(net, read_pairs(o.data, o.tokenizer), o, batches, loss_of)
    for path in o.dev:
        report(net, read_pairs(path, o.tokenizer, 1500), path)


if __name__ == "__main__":
    main()
