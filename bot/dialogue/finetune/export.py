"""The network as one ONNX file that needs no PyTorch, with weights of 8 bits.

Weights lie in blocks of 32 with a scale each (MatMulNBits); word embeddings have a scale a word.
Activations are not rounded over a whole batch, so a sentence has the same vector in company.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from bot.dialogue.finetune.network import TopicNetwork

OPSET = 17
OUTPUTS = ("vectors", "scores", "wishes", "tokens")
_BLOCK = 32


class _Served(nn.Module):
    """What is asked of the network when a message is read: one output each, rows as given."""

    def __init__(self, network: TopicNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        outputs: tuple[Tensor, ...] = self.network(input_ids, attention_mask)
        return outputs


def export(network: TopicNetwork, file: Path) -> None:
    """Write the network into ``file``: ``input_ids`` and ``attention_mask`` (int64, rows by tokens)
    to ``vectors`` (rows, 384), ``scores`` (rows, topics), ``wishes`` (rows, wishes) and
    ``tokens`` (int64, rows by wishes).
    """
    served = _Served(network).eval()
    whole = file.with_suffix(".fp32.onnx")
    ids = torch.tensor([[101, 2054, 2003, 102], [101, 7592, 102, 0]])
    rows = {0: "rows", 1: "tokens"}
    torch.onnx.export(
        served, (ids, (ids != 0).long()), str(whole), dynamo=False,
        input_names=["input_ids", "attention_mask"], output_names=list(OUTPUTS),
        dynamic_axes={"input_ids": rows, "attention_mask": rows,
                      **{name: {0: "rows"} for name in OUTPUTS}},
        opset_version=OPSET,
    )  # fmt: skip
    model = onnx.load(whole)
    _words_in_eight_bits(model)
    quantizer = MatMulNBitsQuantizer(
        model, bits=8, block_size=_BLOCK, is_symmetric=True, accuracy_level=4
    )
    quantizer.process()
    onnx.save(quantizer.model.model, file)
    onnx.checker.check_model(str(file))
    whole.unlink()


def _words_in_eight_bits(model: onnx.ModelProto) -> None:
    """Keep the word embeddings as int8 with one scale a word: a quarter of the file."""
    graph = model.graph
    table = max(graph.initializer, key=lambda one: int(np.prod(one.dims)))
    (look_up,) = [n for n in graph.node if n.op_type == "Gather" and n.input[0] == table.name]
    words = numpy_helper.to_array(table)
    scales = np.abs(words).max(axis=1, keepdims=True) / 127
    rounded = np.round(words / np.maximum(scales, 1e-12)).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.extend([
        numpy_helper.from_array(rounded, "words_int8"),
        numpy_helper.from_array(scales.astype(np.float32), "words_scale"),
    ])  # fmt: skip
    ids, out = look_up.input[1], look_up.output[0]
    at = list(graph.node).index(look_up)
    graph.node.remove(look_up)
    for node in reversed([
        helper.make_node("Gather", ["words_int8", ids], ["word_rounded"], axis=0),
        helper.make_node("Gather", ["words_scale", ids], ["word_scale"], axis=0),
        helper.make_node("Cast", ["word_rounded"], ["word_float"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", ["word_float", "word_scale"], [out]),
    ]):  # fmt: skip
        graph.node.insert(at, node)
