"""Scores a reader on rows with known answers (prepared like the training data from sets kept for measuring)."""
import torch

from features import tensors
from model import MASKED

MAX_SPAN_TOKENS = 40


def best_span(start, end):
    """-> (score against "not here", first token, last token) of one row's masked logits."""
    sums = start[:, None] + end[None, :]
    sums = sums.masked_fill(~torch.ones_like(sums, dtype=torch.bool).triu().tril(MAX_SPAN_TOKENS - 1), 4 * MASKED)
    sums[0, :] = sums[:, 0] = 4 * MASKED
    at = int(sums.argmax())
    i, j = at // len(end), at % len(end)
    return float(sums[i, j] - start[0] - end[0]), i, j


def judged(logits, opened, closed):
    """Of rows with a marked span the logit that the span is what is asked: (rows, length, 3) and two marks -> (rows)."""
    rows = torch.arange(len(logits))
    return logits[:, 0, 2] + logits[rows, opened, 2] + logits[rows, closed, 2]


@torch.no_grad()
def evaluate_judge(net, features, rows_at_once=32):
    """-> area under the curve of right (target at least 0.9) against wrong (at most 0.1), and mean probability of each."""
    right, wrong = [], []
    features = sorted(features, key=lambda f: len(f.ids))
    for i in range(0, len(features), rows_at_once):
        rows = features[i : i + rows_at_once]
        ids, mask, types, _ = tensors(rows)
        marks = torch.tensor([f.start for f in rows]), torch.tensor([f.end for f in rows])
        for p, f in zip(torch.sigmoid(judged(net(ids, mask, types), *marks)).tolist(), rows):
            (right if f.target >= 0.9 else wrong if f.target <= 0.1 else []).append(p)
    r, w = torch.tensor(right), torch.tensor(wrong).sort().values
    below = torch.searchsorted(w, r, right=False) + torch.searchsorted(w, r, right=True)
    auc = float(below.float().mean() / 2 / len(w))
    return {"auc": round(100 * auc, 2), "right": round(float(r.mean()), 3), "wrong": round(float(w.mean()), 3)}


@torch.no_grad()
def evaluate(net, features, rows_at_once=32):
    """-> em, f1 of tokens where there is an answer; accepted (score above 0) where there is, refused where not."""
    net.eval()
    if features[0].target >= 0:
        return evaluate_judge(net, features, rows_at_once)
    em, f1, accepted, refused = [], [], [], []
    features = sorted(features, key=lambda f: len(f.ids))
    for i in range(0, len(features), rows_at_once):
        rows = features[i : i + rows_at_once]
        ids, mask, types, allowed = tensors(rows)
        logits = net(ids, mask, types)[:, :, :2].masked_fill(~allowed[:, :, None], MASKED)
        for row, f in zip(logits, rows):
            score, first, last = best_span(row[:, 0], row[:, 1])
            if f.start == 0:
                refused.append(score < 0)
                continue
            common = max(0, min(last, f.end) - max(first, f.start) + 1)
            em.append((first, last) == (f.start, f.end))
            f1.append(2 * common / (last - first + 1 + f.end - f.start + 1))
            accepted.append(score > 0)
    names = {"em": em, "f1": f1, "accepted": accepted, "refused": refused}
    return {name: round(100 * sum(values) / max(1, len(values)), 1) for name, values in names.items()}
