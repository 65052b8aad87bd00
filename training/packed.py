"""Rows as flat arrays of tokens: small on disk, and batches are gathered on the device that trains.

python packed.py OUT.npz.xz TOKENIZER.json ROWS.jsonl [ROWS.jsonl …]"""
import io
import json
import lzma
import sys
import zlib

import numpy as np
import torch

from features import feature, open_tokenizer

BLOCK = 40  # batches whose rows are sorted by length together
WIDTH = 8  # rows are padded to a multiple of so many tokens, which fast attention wants


class Packed:
    """Rows by number. Every array becomes a tensor of that name: of all tokens where its length is theirs (`ids`), else of
    rows. `group` is that of the text a row was made of, so that folds never share one; `kind` is what a batch holds one of."""

    def __init__(self, arrays, device="cpu"):
        self.lengths = arrays["lengths"].astype(np.int64)
        self.kind = arrays["kind"] if "kind" in arrays else np.zeros(len(self.lengths), np.uint8)
        self.group = arrays["group"].astype(np.int64)
        self.device = device
        self.at = torch.from_numpy(np.cumsum(self.lengths) - self.lengths).to(device)
        self.long = torch.from_numpy(self.lengths).to(device)
        for name in arrays.keys() - {"lengths", "kind", "group"}:
            array = arrays[name]
            setattr(self, name, torch.from_numpy(array.astype(np.float32 if array.dtype == np.float16 else np.int32)).to(device))

    def __len__(self):
        return len(self.lengths)

    def batch(self, rows):
        return Batch(self, rows)

    def batches(self, rows, size, random):
        """Passes over these rows without end, shuffled; those of a batch are of one kind and of similar length, so that little
        is padded."""
        while True:
            order = random.permutation(rows)
            for i in range(0, len(order), size * BLOCK):
                block = order[i : i + size * BLOCK]
                block = block[np.lexsort((self.lengths[block], self.kind[block]))]
                parts = [part[j : j + size] for part in np.split(block, np.flatnonzero(np.diff(self.kind[block])) + 1)
                         for j in range(0, len(part), size)]
                for k in random.permutation(len(parts)):
                    yield self.batch(parts[k])

    def in_order(self, rows, tokens=32_768):
        """Every row once, by length, in batches of about so many tokens."""
        rows = rows[np.lexsort((self.lengths[rows], self.kind[rows]))]
        i = 0
        while i < len(rows):
            size = max(1, tokens // int(self.lengths[rows[min(len(rows), i + 64) - 1]]))
            part = rows[i : i + size]
            part = part[self.kind[part] == self.kind[part[0]]]
            yield self.batch(part)
            i += len(part)


class Batch:
    """Some rows: `values(name)` of each, `tokens(name, fill)` as (rows, longest)."""

    def __init__(self, packed, rows):
        self.packed, self.numbers = packed, rows
        self.rows = torch.from_numpy(rows).to(packed.device)
        longest = -(-int(packed.lengths[rows].max()) // WIDTH) * WIDTH
        self.columns = torch.arange(longest, device=packed.device)[None]
        self.inside = self.columns < packed.long[self.rows, None]
        self.places = (packed.at[self.rows, None] + self.columns).clamp(max=len(packed.ids) - 1)

    def __len__(self):
        return len(self.numbers)

    def values(self, name):
        return getattr(self.packed, name)[self.rows]

    def tokens(self, name, fill=0):
        return getattr(self.packed, name)[self.places].masked_fill(~self.inside, fill)

    def inputs(self):
        """-> ids, mask and types, each (rows, longest)."""
        types = (self.columns >= self.values("first")[:, None]) & self.inside
        return self.tokens("ids").long(), self.inside.long(), types.long()

    def allowed(self):
        """(rows, longest): which positions may be answers."""
        first, length = self.values("first")[:, None], self.packed.long[self.rows, None]
        return (self.columns >= first) & (self.columns < length - 1) | (self.columns == 0)


def load(paths, device="cpu"):
    files = []
    for path in paths:
        with lzma.open(path) as file:
            files.append(dict(np.load(io.BytesIO(file.read()))))
    return Packed({name: np.concatenate([arrays[name] for arrays in files]) for name in files[0]}, device)


def save(arrays, path):
    with lzma.open(path, "wb", preset=6) as file:
        np.savez(file, **arrays)
    print(f"{path}: {len(arrays['lengths'])} rows, {len(arrays['ids'])} tokens")


def group_of(title):
    return zlib.crc32(title.encode())


def pack(paths, tokenizer_file):
    """Arrays of all rows that a reader can learn from, those of one text side by side so that they compress well."""
    tokenizer = open_tokenizer(tokenizer_file)
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                found = None if row.get("judgedOnly") else feature(row, tokenizer)
                if found:
                    title = row["title"] if "title" in row else row["passage"].split("。", 1)[0]
                    rows.append((group_of(title), found))
    rows.sort(key=lambda row: (row[0], row[1].ids[row[1].first :]))
    found = [f for _, f in rows]
    return {
        "ids": np.concatenate([np.asarray(f.ids, np.uint16) for f in found]),
        "lengths": np.asarray([len(f.ids) for f in found], np.uint16),
        "first": np.asarray([f.first for f in found], np.uint16),
        "start": np.asarray([f.start for f in found], np.uint16),
        "end": np.asarray([f.end for f in found], np.uint16),
        "target": np.asarray([f.target for f in found], np.float16),
        "kind": np.asarray([f.target >= 0 for f in found], np.uint8),
        "group": np.asarray([group for group, _ in rows], np.uint32),
    }


if __name__ == "__main__":
    out, tokenizer_file, *paths = sys.argv[1:]
    save(pack(paths, tokenizer_file), out)
