"""Rows of training data as token sequences: [CLS] question [SEP] passage [SEP]. In a row to judge, two marks that no text
can hold stand around the span."""
import json
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

CLS, SEP = 101, 102
OPEN, CLOSE = 1, 2  # [unused1] and [unused2] of the vocabulary
MAX_QUESTION_TOKENS, MAX_PASSAGE_TOKENS = 48, 290


@dataclass
class Feature:
    ids: list
    first: int  # position of the passage's first token; the passage ends before the last token
    start: int  # token of the answer's start and end, both included; 0 and 0: not answered. To judge: the two marks
    end: int
    target: float = -1.0  # to judge: how right the marked span is, 0 to 1; below 0: a row to read


def read_features(path, tokenizer_file):
    """Every row of the file that a reader can learn from and whose answer is inside the tokens that it sees."""
    tokenizer = Tokenizer.from_file(tokenizer_file)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with open(path, encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return [f for f in (feature(row, tokenizer) for row in rows if not row.get("judgedOnly")) if f]


def feature(row, tokenizer):
    question = tokenizer.encode(row["question"], add_special_tokens=False).ids[:MAX_QUESTION_TOKENS]
    passage = tokenizer.encode(row["passage"], add_special_tokens=False)
    ids = [CLS] + question + [SEP] + passage.ids[:MAX_PASSAGE_TOKENS] + [SEP]
    first = len(question) + 2
    if row["start"] < 0:
        return Feature(ids, first, 0, 0)
    inside = [i for i, (a, b) in enumerate(passage.offsets[:MAX_PASSAGE_TOKENS]) if b > row["start"] and a < row["end"]]
    if not inside:
        return None
    start, end = first + inside[0], first + inside[-1]
    if "target" not in row:
        return Feature(ids, first, start, end)
    marked = ids[:start] + [OPEN] + ids[start : end + 1] + [CLOSE] + ids[end + 1 :]
    return Feature(marked, first, start, end + 2, float(row["target"]))


def tensors(features):
    """-> ids, mask, types and which positions may be answers, each (rows, longest)."""
    longest = max(len(f.ids) for f in features)
    ids, mask, types = (torch.zeros(len(features), longest, dtype=torch.long) for _ in range(3))
    allowed = torch.zeros(len(features), longest, dtype=torch.bool)
    for i, f in enumerate(features):
        ids[i, : len(f.ids)] = torch.tensor(f.ids)
        mask[i, : len(f.ids)] = 1
        types[i, f.first : len(f.ids)] = 1
        allowed[i, f.first : len(f.ids) - 1] = True
        allowed[i, 0] = True
    return ids, mask, types, allowed
