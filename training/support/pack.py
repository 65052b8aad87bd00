"""Packs rows of claims and proofs: python support/pack.py OUT.npz.xz TOKENIZER.json ROWS.jsonl"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from packed import save  # noqa: E402
from train_support import pack_pairs  # noqa: E402

if __name__ == "__main__":
    out, tokenizer_file, rows = sys.argv[1:]
    save(pack_pairs(rows, tokenizer_file)[0], out)
