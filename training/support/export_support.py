"""Writes the trained support model as 8-bit ONNX with its manifest: python support/export_support.py support.pt ../models/youju-support ROWS.jsonl

Smoothed and rounded as the reader is, see ../export.py."""
import json
import os
import sys
import tempfile

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from export import INPUTS, ROWS, SHAPING, WEIGHTS, sha256, smooth  # noqa: E402
from train_support import Support, read_pairs, tensors  # noqa: E402

OUTPUTS = ["follows_logits", "wrong_logits"]


class Logits(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, input_ids, attention_mask, token_type_ids):
        logits = self.net(input_ids, attention_mask, token_type_ids)
        return logits[:, :, 0], logits[:, :, 1]


def main(weights, folder, rows):
    os.makedirs(os.path.join(folder, "onnx"), exist_ok=True)
    torch.set_num_threads(1)
    net = Support()
    net.load_state_dict(torch.load(weights, weights_only=True))
    net.eval()
    pairs = read_pairs(rows, os.path.join(folder, "tokenizer.json"), ROWS)
    smooth(net, pairs, tensors)
    ids = torch.ones(2, 16, dtype=torch.long)
    out = os.path.join(folder, WEIGHTS)
    with tempfile.TemporaryDirectory() as temporary:
        full = os.path.join(temporary, "full.onnx")
        torch.onnx.export(Logits(net), (ids, torch.ones_like(ids), torch.zeros_like(ids)), full, input_names=INPUTS,
                          output_names=OUTPUTS, opset_version=14, dynamo=False,
                          dynamic_axes={name: {0: "batch", 1: "sequence"} for name in INPUTS + OUTPUTS})
        quantize_dynamic(full, out, weight_type=QuantType.QUInt8, per_channel=True)
    sums = {name: sha256(os.path.join(folder, name)) for name in SHAPING}
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps({"sha256": sums}, indent=2) + "\n")
    print(sums[WEIGHTS])


if __name__ == "__main__":
    main(*sys.argv[1:4])
