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


@torch.no_grad()
def evaluate(net, features, rows_at_once=32):
    """-> em, f1 of tokens where there is an answer; accepted (score above 0) where there is, refused where not."""
    net.eval()
    em, f1, accepted, refused = [], [], [], []
    features = sorted(features, key=lambda f: len(f.ids))
    for i in range(0, len(features), rows_at_once):
        rows = features[i : i + rows_at_once]
        ids, mask, types, allowed = tensors(rows)
        logits = net(ids, mask, types).masked_fill(~allowed[:, :, None], MASKED)
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
