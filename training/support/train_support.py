"""Trains what tells whether a claim follows from a sentence; ../README.md has the commands.

The network is that of the reader with two outputs. The first, at [CLS], says whether the claim follows; the second says of
every token of the claim whether the sentence says otherwise, which teaches more of each row. The rate rises over the first
steps and falls linearly to zero over the minutes or steps given.

Kryściński et al., Evaluating the factual consistency of abstractive text summarization (FactCC), EMNLP 2020.
"""
import itertools
import json
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from compact import load_compact, save_compact  # noqa: E402
from features import open_tokenizer  # noqa: E402
from model import HIDDEN, Reader, encoder_state  # noqa: E402
from packed import Packed, group_of, load  # noqa: E402
from train import parser_of, save, set_up, state_of, train  # noqa: E402

CLS, SEP = 101, 102
MAX_CLAIM_TOKENS, MAX_PROOF_TOKENS = 120, 200
WRONG_TOKEN_WEIGHT, TAG_SHARE = 3.0, 0.7


class Support(Reader):
    """(rows, length) token ids, mask and types -> (rows, length, 2): follows (at [CLS]) and wrong (at the claim's tokens)."""

    def __init__(self):
        super().__init__()
        self.head = nn.Linear(HIDDEN, 2)


def pack_pairs(path, tokenizer_file, limit=None):
    """Arrays of the file's rows: `tags` is 1 for a token of the claim that is wrong, 0 for another of the claim, 2 elsewhere."""
    tokenizer = open_tokenizer(tokenizer_file)
    with open(path, encoding="utf-8") as lines:
        found = [pair(json.loads(line), tokenizer) for line in itertools.islice(lines, limit)]
    found.sort(key=lambda p: (p[3], p[0][p[1] :]))  # pairs of one sentence side by side, so that they compress well
    kinds = sorted({p[5] for p in found})
    return {
        "ids": np.concatenate([np.asarray(p[0], np.uint16) for p in found]),
        "tags": np.concatenate([np.asarray(p[2], np.uint8) for p in found]),
        "lengths": np.asarray([len(p[0]) for p in found], np.uint16),
        "first": np.asarray([p[1] for p in found], np.uint16),
        "group": np.asarray([p[3] for p in found], np.uint32),
        "follows": np.asarray([p[4] for p in found], np.float16),
        "edit": np.asarray([kinds.index(p[5]) for p in found], np.uint8),
    }, kinds


def pair(row, tokenizer):
    """-> ids, position of the proof's first token, tags, number of the proof, whether it follows, kind."""
    claim = tokenizer.encode(row["claim"], add_special_tokens=False)
    proof = tokenizer.encode(row["proof"], add_special_tokens=False).ids[:MAX_PROOF_TOKENS]
    tags = [int(any(b > start and a < end for start, end in row["wrong"])) for a, b in claim.offsets][:MAX_CLAIM_TOKENS]
    ids = [CLS] + claim.ids[:MAX_CLAIM_TOKENS] + [SEP] + proof + [SEP]
    return ids, len(tags) + 2, [2] + tags + [2] * (len(proof) + 2), group_of(row["proof"]), float(row["follows"]), row["kind"]


def loss_of(net, batch):
    logits = net(*batch.inputs()).float()
    tags = batch.tokens("tags", 2)
    whole = F.binary_cross_entropy_with_logits(logits[:, 0, 0], batch.values("follows"))
    seen = tags < 2
    weight = torch.tensor(WRONG_TOKEN_WEIGHT, device=logits.device)
    return whole + TAG_SHARE * F.binary_cross_entropy_with_logits(logits[:, :, 1][seen], tags[seen].float(), pos_weight=weight)


def open_support(encoder, resume):
    net = Support()
    net.load_state_dict(load_compact([encoder]) if encoder.endswith(".npz") else encoder_state(encoder), strict=False)
    state = state_of(resume) if resume else {}
    if state and (state["head.weight"].shape[0] != 2 or resume.endswith(".onnx")):
        state = {name: value for name, value in state.items() if not name.startswith("head.")}
    net.load_state_dict(state, strict=False)
    net.freeze_tables()
    return net


@torch.no_grad()
def report(net, packed, kinds, name):
    """Of the true pairs kept by a bound, how many of the false ones are, kind by kind."""
    net.eval()
    follows, wrong, rows = [], [], []
    for batch in packed.in_order(np.arange(len(packed))):
        logits = net(*batch.inputs()).float()
        follows.append(logits[:, 0, 0])
        wrong.append(logits[:, :, 1].masked_fill(batch.tokens("tags", 2) > 1, -99).amax(1))
        rows.append(batch.rows)
    follows, wrong, rows = torch.cat(follows), torch.cat(wrong), torch.cat(rows)
    true, edit = packed.follows[rows] > 0.5, packed.edit[rows]
    for which, value in (("follows", follows), ("follows - wrong", follows - wrong)):
        for kept in (0.8, 0.88, 0.95):
            bound = float(value[true].quantile(1 - kept))
            shown = value >= bound
            rates = {kinds[k]: f"{100 * float(shown[edit == k].float().mean()):.0f}% of {int((edit == k).sum())}"
                     for k in edit[~true].unique().tolist()}
            false = 100 * float(shown[~true].float().mean())
            print(f"{name}, {which}: bound {bound:.2f} keeps {100 * kept:.0f} % of the true, {false:.1f} % of the false: {rates}", flush=True)


def main():
    parser = parser_of(__doc__)
    parser.add_argument("--data", required=True, help="rows (prepare.ts), or packed ones (.npz.xz)")
    parser.add_argument("--tokenizer", required=True)
    parser.set_defaults(rows=32)
    o = parser.parse_args()
    set_up(o)
    net = open_support(o.encoder, o.resume).to(o.device)
    packed = load([o.data], o.device) if o.data.endswith(".xz") else Packed(pack_pairs(o.data, o.tokenizer)[0], o.device)
    train(net, packed, o, loss_of)
    if o.out.endswith(".pt"):
        save(net, o.out)
    else:
        save_compact(net.state_dict(), o.out)
    for path in o.dev:
        arrays, kinds = pack_pairs(path, o.tokenizer, 6000)
        report(net, Packed(arrays, o.device), kinds, os.path.basename(path))


if __name__ == "__main__":
    main()
