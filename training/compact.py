"""Weights in few bytes, to carry them to a machine and back.

python compact.py OUT.npz ENCODER.onnx          the encoder's, 8 bits
python compact.py OUT.pt ENCODER.onnx PART …    a network of these parts, with the encoder's own word tables"""
import sys

import numpy as np
import torch

from model import encoder_state

TABLES = ("we.weight", "pe.weight", "te.weight")
PART_BYTES = 14 << 20


def save_rounded(state, path):
    """Matrices as 8 bits with one scale a row, the rest as 16 bits: close enough to start from."""
    arrays = {}
    for name, value in state.items():
        value = value.float().numpy()
        if value.ndim < 2:
            arrays[name] = value.astype(np.float16)
            continue
        scale = np.abs(value).max(1, keepdims=True) / 127 + 1e-12
        arrays[name] = np.rint(value / scale).astype(np.int8)
        arrays[f"{name}@scale"] = scale.astype(np.float32)
    np.savez(path, **arrays)


def save_compact(state, stem):
    """What was trained, as 16 bits, in files STEM.0.npz, STEM.1.npz … of 14 MB."""
    parts, size = [{}], 0
    for name, value in state.items():
        if name in TABLES:
            continue
        array = value.detach().cpu().half().numpy()
        if size + array.nbytes > PART_BYTES:
            parts.append({})
            size = 0
        parts[-1][name] = array
        size += array.nbytes
    for i, part in enumerate(parts):
        np.savez(f"{stem}.{i}.npz", **part)


def load_compact(paths):
    state = {}
    for path in paths:
        arrays = dict(np.load(path))
        for name, array in arrays.items():
            if not name.endswith("@scale"):
                scale = arrays.get(f"{name}@scale", 1)
                state[name] = torch.from_numpy(array.astype(np.float32) * scale)
    return state


if __name__ == "__main__":
    out, encoder, *parts = sys.argv[1:]
    if parts:
        tables = {name: value for name, value in encoder_state(encoder).items() if name in TABLES}
        torch.save(tables | load_compact(parts), out)
    else:
        save_rounded(encoder_state(encoder), out)
