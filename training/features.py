"""Rows of training data as token sequences: [CLS] question [SEP] passage [SEP]. In a row to judge, two marks that no text
can hold stand around the span."""
from dataclasses import dataclass

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


def open_tokenizer(file):
    tokenizer = Tokenizer.from_file(file)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


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
