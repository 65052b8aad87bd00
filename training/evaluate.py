"""Scores a reader on rows with known answers (prepared like the training data from sets kept for measuring)."""
import numpy as np
import torch

from model import MASKED

MAX_SPAN_TOKENS = 40


def best_spans(logits, allowed):
    """(rows, length, 2 or more) start and end logits -> score against "not here", first and last token of each row."""
    logits = logits[:, :, :2].masked_fill(~allowed[:, :, None], MASKED)
    start, end = logits.unbind(-1)
    sums = start[:, :, None] + end[:, None, :]
    spans = torch.ones_like(sums[0], dtype=torch.bool).triu().tril(MAX_SPAN_TOKENS - 1)
    spans[0, :] = spans[:, 0] = False
    best, at = sums.masked_fill(~spans, 4 * MASKED).flatten(1).max(1)
    return best - start[:, 0] - end[:, 0], at // start.shape[1], at % start.shape[1]


def judged(logits, opened, closed):
    """Of rows with a marked span the logit that the span is what is asked: (rows, length, 3) and two marks -> (rows)."""
    rows = torch.arange(len(logits), device=logits.device)
    return logits[:, 0, 2] + logits[rows, opened.long(), 2] + logits[rows, closed.long(), 2]


@torch.no_grad()
def evaluate_judge(net, packed):
    """-> area under the curve of right (target at least 0.9) against wrong (at most 0.1), and mean probability of each."""
    found, target = [], []
    for batch in packed.in_order(np.arange(len(packed))):
        found.append(torch.sigmoid(judged(net(*batch.inputs()).float(), batch.values("start"), batch.values("end"))))
        target.append(batch.values("target"))
    found, target = torch.cat(found), torch.cat(target)
    r, w = found[target >= 0.9], found[target <= 0.1].sort().values
    below = torch.searchsorted(w, r, right=False) + torch.searchsorted(w, r, right=True)
    auc = float(below.float().mean() / 2 / len(w))
    return {"auc": round(100 * auc, 2), "right": round(float(r.mean()), 3), "wrong": round(float(w.mean()), 3)}


@torch.no_grad()
def evaluate(net, packed):
    """-> em, f1 of tokens where there is an answer; accepted (score above 0) where there is, refused where not."""
    net.eval()
    if packed.kind[0]:
        return evaluate_judge(net, packed)
    answered, rows = [], []
    for batch in packed.in_order(np.arange(len(packed))):
        score, first, last = best_spans(net(*batch.inputs()).float(), batch.allowed())
        start, end = batch.values("start"), batch.values("end")
        common = (torch.minimum(last, end) - torch.maximum(first, start) + 1).clamp(min=0)
        f1 = 2 * common / (last - first + 1 + end - start + 1)
        rows.append(torch.stack([((first == start) & (last == end)).float(), f1, (score > 0).float()]))
        answered.append(start > 0)
    answered, (em, f1, accepted) = torch.cat(answered), torch.cat(rows, 1)
    values = {"em": em[answered], "f1": f1[answered], "accepted": accepted[answered], "refused": 1 - accepted[~answered]}
    return {name: round(100 * float(each.mean()), 1) for name, each in values.items()}
