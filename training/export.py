"""Writes the trained reader as 8-bit ONNX with its manifest: python export.py reader.pt ../models/youju-reader ROWS.jsonl

A product's inputs share one 8-bit scale, which a few large ones would take for themselves. So every input is divided by a
factor of its own and its weights multiplied by it, chosen on some of the rows so that both are as hard to round (Xiao et
al., SmoothQuant, ICML 2023, section 4). Without it 8 bits cost a point of F1, with it nothing that can be measured."""
import hashlib
import json
import os
import sys
import tempfile

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import PRODUCTS, Reader, grown
from packed import Packed, pack

WEIGHTS = "onnx/model_quantized.onnx"
SHAPING = (WEIGHTS, "tokenizer.json", "tokenizer_config.json", "config.json")
ROWS, LEAST = 96, 1e-5
INPUTS, OUTPUTS = ["input_ids", "attention_mask", "token_type_ids"], ["start_logits", "end_logits", "judge_logits"]


class Logits(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, input_ids, attention_mask, token_type_ids):
        logits = self.net(input_ids, attention_mask, token_type_ids)
        return logits[:, :, 0], logits[:, :, 1], logits[:, :, 2]


class Smoothed(torch.nn.Module):
    """A linear layer whose inputs are divided by `factors` and whose weights are multiplied by them."""

    def __init__(self, linear, factors):
        super().__init__()
        self.register_buffer("inverse", 1 / factors)
        self.linear = torch.nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight.data = linear.weight.data * factors
        self.linear.bias.data = linear.bias.data

    def forward(self, x):
        return self.linear(x * self.inverse)


def smooth(net, packed):
    """Puts factors before all products of the encoder, from the largest inputs that some of the rows give them."""
    linears = {(layer, part): getattr(layer, part) for layer in net.ls for part in PRODUCTS}
    largest = {place: torch.full((linear.in_features,), LEAST) for place, linear in linears.items()}

    def watch(place):
        def note(_, inputs):
            largest[place] = torch.maximum(largest[place], inputs[0].detach().abs().amax((0, 1)))
        return note

    hooks = [linear.register_forward_pre_hook(watch(place)) for place, linear in linears.items()]
    with torch.no_grad():
        for row in np.random.default_rng(1).permutation(len(packed))[:ROWS]:
            net(*packed.batch(row[None]).inputs())
    for hook in hooks:
        hook.remove()
    for (layer, part), linear in linears.items():
        heaviest = linear.weight.detach().abs().amax(0).clamp(min=LEAST)
        factors = (largest[layer, part] / heaviest).sqrt()
        setattr(layer, part, Smoothed(linear, factors / factors.median()))


def write_rounded(logits, outputs, folder):
    """Writes a smoothed network that gives `outputs` as 8-bit ONNX into the model's folder, with the sums of its files."""
    ids = torch.ones(2, 16, dtype=torch.long)
    os.makedirs(os.path.join(folder, "onnx"), exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        full = os.path.join(temporary, "full.onnx")
        torch.onnx.export(logits, (ids, torch.ones_like(ids), torch.zeros_like(ids)), full, input_names=INPUTS,
                          output_names=outputs, opset_version=14, dynamo=False,
                          dynamic_axes={name: {0: "batch", 1: "sequence"} for name in INPUTS + outputs})
        # One scale a channel: one scale a tensor costs 3 points of F1.
        quantize_dynamic(full, os.path.join(folder, WEIGHTS), weight_type=QuantType.QUInt8, per_channel=True)
    sums = {name: sha256(os.path.join(folder, name)) for name in SHAPING}
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps({"sha256": sums}, indent=2) + "\n")
    print(sums[WEIGHTS])


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(weights, folder, rows):
    net = Reader()
    net.load_state_dict(grown(torch.load(weights, weights_only=True)))
    net.eval()
    smooth(net, Packed(pack([rows], os.path.join(folder, "tokenizer.json"))))
    write_rounded(Logits(net), OUTPUTS, folder)


if __name__ == "__main__":
    main(*sys.argv[1:4])
