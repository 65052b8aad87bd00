"""Writes the trained support model as 8-bit ONNX with its manifest: python support/export_support.py support.pt ../models/youju-support ROWS.jsonl

Smoothed and rounded as the reader is, see ../export.py."""
import os
import sys

import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from export import smooth, write_rounded  # noqa: E402
from packed import Packed  # noqa: E402
from train_support import Support, pack_pairs  # noqa: E402

ROWS = 4000  # looked at for examples of inputs
OUTPUTS = ["follows_logits", "wrong_logits"]


class Logits(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, input_ids, attention_mask, token_type_ids):
        logits = self.net(input_ids, attention_mask, token_type_ids)
        return logits[:, :, 0], logits[:, :, 1]


def main(weights, folder, rows):
    torch.set_num_threads(1)
    net = Support()
    net.load_state_dict(torch.load(weights, weights_only=True))
    net.eval()
    smooth(net, Packed(pack_pairs(rows, os.path.join(folder, "tokenizer.json"), ROWS)[0]))
    write_rounded(Logits(net), OUTPUTS, folder)


if __name__ == "__main__":
    main(*sys.argv[1:4])
