"""The reader and the judge: the four-layer BERT encoder of bge-small-zh-v1.5 and one linear head. It scores every token
as the start and as the end of the answer; position 0, [CLS], stands for "this passage does not answer". Where a span is
marked, the sum of its third output at [CLS] and at both marks says whether that span is what is asked.

Devlin et al., BERT, 2019, sections 4.2 and 4.3.
"""
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

VOCABULARY, POSITIONS, HIDDEN, HEADS, INNER, LAYERS = 21128, 512, 512, 8, 2048, 4
DROPOUT = 0.1
MASKED = -1e4

ENCODER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "n2": "output.LayerNorm",
}

PRODUCTS = ("q", "k", "v", "o", "f1", "f2")


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by dropout, residual and layer norm."""

    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.n1 = nn.LayerNorm(HIDDEN, 1e-12)
        self.f1, self.f2 = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.n2 = nn.LayerNorm(HIDDEN, 1e-12)

    def forward(self, x, bias):
        rows, length, _ = x.shape
        q, k, v = (part(x).view(rows, length, HEADS, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = self.attend(q, k, v, bias).transpose(1, 2).reshape(rows, length, HIDDEN)
        x = self.n1(x + F.dropout(self.o(seen), DROPOUT, self.training))
        return self.n2(x + F.dropout(self.f2(F.gelu(self.f1(x))), DROPOUT, self.training))

    def attend(self, q, k, v, bias):
        if torch.onnx.is_in_onnx_export():  # plain operators, which the 8-bit runtime knows
            return torch.softmax(q @ k.transpose(-1, -2) / (HIDDEN // HEADS) ** 0.5 + bias, -1) @ v
        return F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype), dropout_p=DROPOUT if self.training else 0.0)


class Reader(nn.Module):
    """(rows, length) token ids, mask and types -> (rows, length, 3): start, end and judge logits."""

    def __init__(self):
        super().__init__()
        self.we, self.pe, self.te = (nn.Embedding(n, HIDDEN) for n in (VOCABULARY, POSITIONS, 2))
        self.n = nn.LayerNorm(HIDDEN, 1e-12)
        self.ls = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(HIDDEN, 3)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids, mask, types):
        x = self.n(self.we(ids) + self.pe.weight[: ids.shape[1]] + self.te(types))
        x = F.dropout(x, DROPOUT, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * MASKED
        for layer in self.ls:
            x = layer(x, bias)
        return self.head(x)

    def freeze_tables(self):
        """Keeps the word tables those of the encoder: less to overfit, less to compute."""
        for table in (self.we, self.pe, self.te):
            table.weight.requires_grad_(False)


def encoder_state(path):
    """The encoder's weights, named as in Reader, out of bge-small-zh-v1.5 in fp32 ONNX form."""
    graph = onnx.load(path).graph
    arrays = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    products = {module_of(node): arrays[node.input[1]] for node in graph.node
                if node.op_type == "MatMul" and node.input[1] in arrays}
    state = {f"{short}.weight": arrays[f"embeddings.{name}_embeddings.weight"]
             for short, name in (("we", "word"), ("pe", "position"), ("te", "token_type"))}
    state |= {f"n.{kind}": arrays[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}
    for i in range(LAYERS):
        for short, name in ENCODER_PARTS.items():
            theirs, ours = f"encoder.layer.{i}.{name}", f"ls.{i}.{short}"
            state[f"{ours}.bias"] = arrays[f"{theirs}.bias"]
            state[f"{ours}.weight"] = products[theirs].T.contiguous() if theirs in products else arrays[f"{theirs}.weight"]
    return state


def published_state(path):
    """The weights of an exported reader (8-bit ONNX, see export.py), but for the word tables, which it rounds; the factors
    that its inputs were divided by are taken out again."""
    graph = onnx.load(path).graph
    arrays = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    state = {name.removeprefix("net."): value for name, value in arrays.items()
             if name.startswith("net.") and name.rsplit(".", 1)[-1] in ("weight", "bias")}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in arrays:
            base = node.input[1].removesuffix("_quantized")
            levels = arrays[node.input[1]].float() - arrays[f"{base}_zero_point"].float()
            name = module_of(node).removeprefix("net.").removesuffix(".linear")
            factors = arrays.get(f"net.{name}.inverse", torch.ones(1))
            state[f"{name}.weight"] = (levels * arrays[f"{base}_scale"]).T.contiguous() * factors
    return {name.replace(".linear.", "."): value for name, value in state.items()}


def grown(state):
    """The weights with a judge's output, which those from before it lack."""
    if state["head.weight"].shape[0] == 2:
        state["head.weight"] = torch.cat([state["head.weight"], torch.randn(1, HIDDEN) * 0.02])
        state["head.bias"] = torch.cat([state["head.bias"], torch.zeros(1)])
    return state


def module_of(node):
    """encoder.layer.0.output.dense for the node /encoder/layer.0/output/dense/MatMul."""
    return node.name.rsplit("/", 1)[0].strip("/").replace("/", ".")
