"""Trains the network that reads small talk by the meaning of its words, on the rows that train.ts writes:
python talk/network.py ROWS.json ../models/youju-reader/onnx/model_quantized.onnx OUT.json [TEST.json]

A convolution over the words of a message (Kim: Convolutional Neural Networks for Sentence Classification, EMNLP 2014).
A word is what the word table of the reader's encoder says of its pieces, in fewer numbers, so that a word which no row
contains is read like the words that resemble it."""
import base64
import json
import sys

import numpy as np
import onnx
from onnx import numpy_helper

TABLE = "net.we.weight"
MARKS = ["[pad]", "[unknown]", "^", "$", "?", ",", "0"]
PAD, UNKNOWN = 0, 1
WIDTH, FILTERS, SPANS = 32, 64, (1, 2, 3)
LONGEST = 26
EPOCHS, BATCH, RATE = 4, 256, 3e-3
# Parts of a message's words and of the filters' findings that are left out by chance while training.
NO_WORD, NO_FINDING = 0.05, 0.3


def read_table(path):
    tensors = {one.name: one for one in onnx.load(path).graph.initializer}
    part = lambda name: numpy_helper.to_array(tensors[TABLE + name]).astype(np.float32)
    return (part("_quantized") - part("_zero_point")) * part("_scale")


def meanings(table, pieces):
    """One row a word: the mean of its pieces, less the mean of all words, of length 1."""
    rows = np.stack([table[ids].mean(0) for ids in pieces])
    rows -= rows.mean(0)
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)


def encode(messages, places):
    ids = np.zeros((len(messages), LONGEST), np.int32)
    for row, tokens in enumerate(messages):
        known = [places.get("0" if token.isdecimal() else token, UNKNOWN) for token in tokens]
        known = [places["^"]] + known[:LONGEST - 2] + [places["$"]]
        ids[row, :len(known)] = known
    return ids


class Network:
    def __init__(self, words, classes, random):
        draw = lambda *shape: (random.standard_normal(shape) / np.sqrt(shape[0])).astype(np.float32)
        directions = np.linalg.svd(words.T @ words)[0][:, :WIDTH]
        self.words = words
        self.parts = {"project": (directions * 2).astype(np.float32), "marks": draw(len(MARKS), WIDTH)}
        for span in SPANS:
            self.parts[f"filters{span}"] = draw(span * WIDTH, FILTERS)
            self.parts[f"bias{span}"] = np.zeros(FILTERS, np.float32)
        self.parts["out"] = draw(FILTERS * len(SPANS), classes)
        self.parts["outBias"] = np.zeros(classes, np.float32)

    def table(self):
        """Every mark and word as WIDTH numbers."""
        marks = self.parts["marks"].copy()
        marks[PAD] = 0
        return np.concatenate([marks, self.words @ self.parts["project"]])

    def read(self, ids, table, findings=1.0):
        """Logits, and what going backward needs. Where a span is longer than its message it finds nothing."""
        vectors = table[ids]
        found, kept = [], []
        for span in SPANS:
            ends = LONGEST - span + 1
            windows = np.concatenate([vectors[:, i:ends + i] for i in range(span)], 2)
            raw = windows @ self.parts[f"filters{span}"] + self.parts[f"bias{span}"]
            raw[ids[:, span - 1:] == PAD] = -1e9
            best = raw.argmax(1)
            found.append(np.maximum(np.take_along_axis(raw, best[:, None], 1)[:, 0], 0))
            kept.append((windows, best))
        hidden = np.concatenate(found, 1) * findings
        return hidden @ self.parts["out"] + self.parts["outBias"], hidden, kept

    def slopes(self, ids, labels, random):
        # The numbers of the small table stand for those of the large one; 0 stays the filler.
        used, local = np.unique(np.append(ids, PAD), return_inverse=True)
        local = local[:-1].reshape(ids.shape)
        is_mark = used < len(MARKS)
        rows = self.words[np.maximum(used - len(MARKS), 0)]
        marks = self.parts["marks"][np.minimum(used, len(MARKS) - 1)] * (used != PAD)[:, None]
        small = np.where(is_mark[:, None], marks, rows @ self.parts["project"])
        findings = (random.random((len(ids), FILTERS * len(SPANS))) >= NO_FINDING) / np.float32(1 - NO_FINDING)
        logits, hidden, kept = self.read(local, small.astype(np.float32), findings.astype(np.float32))
        chances = np.exp(logits - logits.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        back = chances.copy()
        back[np.arange(len(ids)), labels] -= 1
        back /= len(ids)
        slopes = {"out": hidden.T @ back, "outBias": back.sum(0)}
        down = (back @ self.parts["out"].T) * findings * (hidden > 0)
        to_vectors = np.zeros((ids.size, WIDTH), np.float32)
        batch = np.arange(len(ids))[:, None]
        for i, span in enumerate(SPANS):
            windows, best = kept[i]
            part = down[:, i * FILTERS:(i + 1) * FILTERS].astype(np.float32)
            chosen = windows[batch, best]
            slopes[f"filters{span}"] = np.einsum("bfd,bf->df", chosen, part, optimize=True)
            slopes[f"bias{span}"] = part.sum(0)
            for offset in range(span):
                of_span = self.parts[f"filters{span}"][offset * WIDTH:(offset + 1) * WIDTH]
                # One row for each message and position, so that the products are of whole matrices.
                at = np.zeros((len(ids), LONGEST, FILTERS), np.float32)
                at[batch, best + offset, np.arange(FILTERS)[None]] = part
                to_vectors += at.reshape(-1, FILTERS) @ of_span.T
        order = np.argsort(local, axis=None, kind="stable")
        starts = np.searchsorted(local.ravel()[order], np.arange(len(small)))
        to_small = np.add.reduceat(to_vectors[order], starts)
        slopes["project"] = rows[~is_mark].T @ to_small[~is_mark]
        slopes["marks"] = np.zeros_like(self.parts["marks"])
        slopes["marks"][used[is_mark]] = to_small[is_mark]
        slopes["marks"][PAD] = 0
        return slopes, -np.log(chances[np.arange(len(ids)), labels] + 1e-9).mean()


def train(network, ids, labels, random):
    """@see Kingma, Ba: Adam, ICLR 2015"""
    first = {name: np.zeros_like(one) for name, one in network.parts.items()}
    second = {name: np.zeros_like(one) for name, one in network.parts.items()}
    steps = EPOCHS * (len(ids) // BATCH)
    for step in range(1, steps + 1):
        if (step - 1) % (len(ids) // BATCH) == 0:
            order, at = random.permutation(len(ids)), 0
        chosen = order[at:at + BATCH]
        at += BATCH
        taken = ids[chosen].copy()
        taken[(random.random(taken.shape) < NO_WORD) & (taken >= len(MARKS))] = UNKNOWN
        slopes, loss = network.slopes(taken, labels[chosen], random)
        rate = RATE * (1 - step / (steps + 1))
        for name, slope in slopes.items():
            first[name] += 0.1 * (slope - first[name])
            second[name] += 0.001 * (slope * slope - second[name])
            change = first[name] / (1 - 0.9 ** step) / (np.sqrt(second[name] / (1 - 0.999 ** step)) + 1e-8)
            network.parts[name] -= (rate * change).astype(np.float32)
        if step % 100 == 0:
            print(f"step {step} of {steps}: loss {loss:.3f}", flush=True)


def rounded(array):
    """As one signed byte a number, with the value of one step."""
    step = float(np.abs(array).max()) / 127
    packed = np.rint(array / step).astype(np.int8)
    return {"step": float(f"{step:.6g}"), "bytes": base64.b64encode(packed.tobytes()).decode()}, packed * np.float32(step)


def main():
    rows_file, encoder, out, *tests = sys.argv[1:]
    with open(rows_file) as file:
        rows = json.load(file)
    random = np.random.default_rng(20261126)
    tokens = list(rows["pieces"])
    words = meanings(read_table(encoder), [rows["pieces"][token] for token in tokens])
    places = {token: i for i, token in enumerate(MARKS + tokens)}
    network = Network(words, len(rows["classes"]), random)
    ids = encode([row[1] for row in rows["rows"]], places)
    train(network, ids, np.array([row[0] for row in rows["rows"]]), random)
    packed, table = rounded(network.table())
    model = {"classes": rows["classes"], "marks": MARKS, "words": tokens, "width": WIDTH, "table": packed}
    for name in [f"{kind}{span}" for span in SPANS for kind in ("filters", "bias")] + ["out", "outBias"]:
        model[name], network.parts[name] = rounded(network.parts[name])
    with open(out, "w") as file:
        json.dump(model, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")
    for test in tests:
        with open(test) as file:
            messages = json.load(file)
        read = [network.read(encode(messages[i:i + 2048], places), table)[0] for i in range(0, len(messages), 2048)]
        np.save(f"{test}.npy", np.concatenate(read))


if __name__ == "__main__":
    main()
