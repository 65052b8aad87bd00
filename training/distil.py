"""Trains teachers on parts of the texts, then one reader on the rows and on what the teachers say of them.

A teacher's opinion of a row whose text it has not learnt from knows where the words are uncertain, which the one right span of a
row does not tell (Hinton et al., Distilling the knowledge in a neural network, 2015; folds as in Iyer et al., RECONSIDER, NAACL
2021). Meant for a machine with a GPU: some ten minutes there are days on two cores. Phases end on the clock.
"""
import argparse
import os

import numpy as np
import torch
import torch.nn.functional as F

from compact import save_compact
from evaluate import judged
from model import MASKED
from packed import load
from train import loss_of, open_reader, parser_of, report, set_up, train


def options():
    parser = parser_of(__doc__)
    parser.add_argument("--data", action="append", required=True, help="rows of both kinds (packed.py)")
    parser.add_argument("--teachers", type=int, default=5)
    parser.add_argument("--teacher-minutes", type=float, default=0.75)
    parser.add_argument("--soft", type=float, default=0.5, help="share of the teachers in what is learnt")
    parser.add_argument("--own", type=float, default=0.5, help="share of those teachers that have not seen the text")
    parser.add_argument("--opinions", help="what the teachers say is kept here, and taken from here where it is there (.pt)")
    parser.set_defaults(rows=128, rate=3e-4, bfloat16=True, device="cuda")
    return parser.parse_args()


def learnt(o, packed, minutes, seed, rows=None, loss_of=loss_of):
    torch.manual_seed(seed)
    net = open_reader(o.encoder, o.resume).to(o.device)
    return train(net, packed, argparse.Namespace(**vars(o) | {"minutes": minutes}), loss_of, rows, seed)


@torch.no_grad()
def said(net, packed):
    """Of every token the log-probability that the answer starts and ends there, or of a marked row's that it is right."""
    net.eval()
    start = torch.zeros(len(packed.ids), dtype=torch.float16, device=packed.device)
    end, right = torch.zeros_like(start), torch.zeros(len(packed), device=packed.device)
    for batch in packed.in_order(np.arange(len(packed)), 131_072):
        with torch.autocast(torch.device(packed.device).type, torch.bfloat16):
            logits = net(*batch.inputs()).float()
        if packed.kind[batch.numbers[0]]:
            right[batch.rows] = torch.sigmoid(judged(logits, batch.values("start"), batch.values("end")))
            continue
        logits = logits[:, :, :2].masked_fill(~batch.allowed()[:, :, None], MASKED).softmax(1)
        start[batch.places[batch.inside]] = logits[:, :, 0][batch.inside].half()
        end[batch.places[batch.inside]] = logits[:, :, 1][batch.inside].half()
    return start, end, right


def taught(share):
    """The loss of what is known mixed with that of what the teachers say (`soft_start`, `soft_end`, `soft_right`)."""

    def loss(net, batch):
        logits = net(*batch.inputs()).float()
        start, end = batch.values("start").long(), batch.values("end").long()
        if batch.packed.kind[batch.numbers[0]]:
            target = (1 - share) * batch.values("target") + share * batch.values("soft_right")
            return F.binary_cross_entropy_with_logits(judged(logits, start, end), target)
        logits = logits.masked_fill(~batch.allowed()[:, :, None], MASKED)
        parts = []
        for at, (known, soft) in enumerate(((start, "soft_start"), (end, "soft_end"))):
            log = logits[:, :, at].log_softmax(-1)
            parts.append((1 - share) * F.nll_loss(log, known) - share * (batch.tokens(soft).float() * log).sum(-1).mean())
        return sum(parts) / 2

    return loss


def opinions(o, packed, dev):
    """The teachers' mean opinion of every row, most of it from the one that has not learnt from its text; see `said`."""
    if o.opinions and os.path.exists(o.opinions):
        return [each.to(o.device) for each in torch.load(o.opinions)]
    fold, mean = packed.group % o.teachers, None
    for k in range(o.teachers):
        teacher = learnt(o, packed, o.teacher_minutes, 100 + k, np.flatnonzero(fold != k))
        report(teacher, dev, f"of teacher {k}")
        weight = torch.where(torch.from_numpy(fold == k).to(o.device), o.own, (1 - o.own) / (o.teachers - 1))
        of_tokens = torch.repeat_interleave(weight, packed.long).half()
        start, end, right = said(teacher, packed)
        each = start * of_tokens, end * of_tokens, right * weight
        mean = each if mean is None else [a + b for a, b in zip(mean, each)]
    if o.opinions:
        torch.save(mean, o.opinions)
    return mean


def main():
    o = options()
    set_up(o)
    packed = load(o.data, o.device)
    dev = {path: load([path], o.device) for path in o.dev}
    print(f"{len(packed)} rows, {len(packed.ids)} tokens", flush=True)
    loss = loss_of
    if o.teachers:
        packed.soft_start, packed.soft_end, packed.soft_right = opinions(o, packed, dev)
        loss = taught(o.soft)
    reader = learnt(o, packed, o.minutes, o.seed, loss_of=loss)
    save_compact(reader.state_dict(), o.out)
    report(reader, dev, "of the reader")


if __name__ == "__main__":
    main()
