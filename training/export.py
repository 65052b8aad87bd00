"""Writes the trained reader as 8-bit ONNX with its manifest: python export.py reader.pt ../models/youju-reader"""
import hashlib
import json
import os
import sys
import tempfile

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import Reader, grown

WEIGHTS = "onnx/model_quantized.onnx"
SHAPING = (WEIGHTS, "tokenizer.json", "tokenizer_config.json", "config.json")
INPUTS, OUTPUTS = ["input_ids", "attention_mask", "token_type_ids"], ["start_logits", "end_logits", "judge_logits"]


class Logits(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, input_ids, attention_mask, token_type_ids):
        logits = self.net(input_ids, attention_mask, token_type_ids)
        return logits[:, :, 0], logits[:, :, 1], logits[:, :, 2]


def export(weights, out):
    net = Reader()
    net.load_state_dict(grown(torch.load(weights, weights_only=True)))
    net.eval()
    ids = torch.ones(2, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        full = os.path.join(folder, "full.onnx")
        torch.onnx.export(Logits(net), (ids, torch.ones_like(ids), torch.zeros_like(ids)), full, input_names=INPUTS,
                          output_names=OUTPUTS, opset_version=14, dynamo=False,
                          dynamic_axes={name: {0: "batch", 1: "sequence"} for name in INPUTS + OUTPUTS})
        # One scale a channel: one scale a tensor costs 3 points of F1.
        quantize_dynamic(full, out, weight_type=QuantType.QUInt8, per_channel=True)


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(weights, folder):
    os.makedirs(os.path.join(folder, "onnx"), exist_ok=True)
    export(weights, os.path.join(folder, WEIGHTS))
    sums = {name: sha256(os.path.join(folder, name)) for name in SHAPING}
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps({"sha256": sums}, indent=2) + "\n")
    print(sums[WEIGHTS])


if __name__ == "__main__":
    main(*sys.argv[1:3])
