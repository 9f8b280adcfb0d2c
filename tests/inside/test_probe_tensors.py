"""Where tensors are, how they lie in memory, and the graph behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from graders.inside import probe
from graders.inside.evidence import Refused, reduce
from graders.inside.frames import pack

HOURS = torch.arange(17520.0 * 17).reshape(17520, 17)


class Liar(torch.Tensor):
    device = "cuda:0"  # type: ignore[assignment]

    def stride(self, *_: Any) -> Any:
        return (1, 1)


# --- layout ------------------------------------------------------------------------------------------------------


def test_a_view_of_days_is_no_copy() -> None:
    """The figures of `daily_view`: strides of the table, of the days, and of the days with their axes exchanged."""
    daily = HOURS.view(-1, 24, 17)
    assert probe.layout(HOURS) == {
        "shape": [17520, 17], "strides": [17, 1], "dtype": "torch.float32", "contiguous": True,
        "shared": None, "offset": 0}
    assert probe.layout(daily, HOURS) == {
        "shape": [730, 24, 17], "strides": [408, 17, 1], "dtype": "torch.float32", "contiguous": True,
        "shared": True, "offset": 0}
    assert probe.layout(daily.transpose(1, 2), of=HOURS) == {
        "shape": [730, 17, 24], "strides": [408, 1, 17], "dtype": "torch.float32", "contiguous": False,
        "shared": True, "offset": 0}


@pytest.mark.parametrize("copy", [
    lambda t: t.clone(), lambda t: t.double(), lambda t: t.T.contiguous(), lambda t: t[[0, 1]], lambda t: t + 0,
    lambda t: torch.tensor(t.tolist()), lambda t: t.numpy().copy(),
])
def test_a_copy_shares_nothing(copy: Callable[[torch.Tensor], Any]) -> None:
    table = torch.arange(12.0).reshape(4, 3)
    told = probe.layout(copy(table), table)
    assert (told["shared"], told["offset"]) == (False, None)


@pytest.mark.parametrize(("view", "offset"), [
    (lambda t: t, 0), (lambda t: t[2:], 6), (lambda t: t[:, 1], 1), (lambda t: t.T, 0), (lambda t: t[1::2], 3),
    (lambda t: t.detach(), 0), (lambda t: t.numpy(), 0), (lambda t: t.numpy()[::-1], 9),
    (lambda t: torch.from_numpy(t.numpy()[1:, 1:]), 4), (lambda t: t.unfold(0, 2, 1), 0),
    (lambda t: t.expand(2, 4, 3), 0),
])
def test_a_view_is_seen_with_its_beginning(view: Callable[[torch.Tensor], Any], offset: int) -> None:
    table = torch.arange(12.0).reshape(4, 3)
    told = probe.layout(view(table), table)
    assert (told["shared"], told["offset"]) == (True, offset)


def test_halves_of_one_storage_do_not_share() -> None:
    whole = torch.arange(10)
    assert probe.layout(whole[5:], whole[:5])["shared"] is False
    assert probe.layout(whole[4:], whole[:5])["shared"] is True
    assert probe.layout(whole[4:])["offset"] == 4


def test_an_array_becomes_a_tensor_without_a_copy() -> None:
    image = np.zeros((72, 128, 3), dtype=np.uint8)
    told = probe.layout(torch.from_numpy(image).permute(2, 0, 1), image)
    assert told == {"shape": [3, 72, 128], "strides": [1, 384, 3], "dtype": "torch.uint8", "contiguous": False,
                    "shared": True, "offset": 0}
    assert probe.layout(torch.tensor(image), image)["shared"] is False
    assert probe.layout(image[2:, ::-1]) == {"shape": [70, 128, 3], "strides": [384, -3, 1], "dtype": "uint8",
                                             "contiguous": False, "shared": None, "offset": 2 * 384 + 127 * 3}


def test_nothing_lies_nowhere() -> None:
    empty = torch.zeros(0, 3)
    assert probe.layout(empty, HOURS)["shared"] is False
    assert probe.layout(HOURS[:0], HOURS)["shared"] is False
    assert probe.layout(HOURS.numpy()[100:100], HOURS)["shared"] is False


def test_an_array_that_is_read_backwards_reaches_to_its_first_row() -> None:
    table = torch.arange(12.0).reshape(4, 3)
    told = probe.layout(table[:1], of=table.numpy()[::-1])
    assert (told["shared"], told["offset"]) == (True, -9)


@pytest.mark.parametrize("value", [None, [1, 2], 3.0, torch.ones(2, 2).as_subclass(Liar)])
def test_what_is_no_tensor_has_no_layout(value: Any) -> None:
    with pytest.raises(Refused, match="no tensor where one was asked for"):
        probe.layout(value)
    with pytest.raises(Refused, match="no tensor where one was asked for"):
        probe.layout(torch.ones(2), value if value is not None else "")


def test_a_sparse_tensor_has_no_layout() -> None:
    with pytest.raises(Refused, match="sparse"):
        probe.layout(torch.eye(2).to_sparse())


# --- devices -----------------------------------------------------------------------------------------------------


class Pair(NamedTuple):
    first: Any
    second: Any


def test_devices_come_in_the_structure_of_the_thing() -> None:
    here, there = torch.ones(2), torch.ones(2, device="meta")
    assert probe.devices(here) == "cpu"
    assert probe.devices(there) == "meta"
    assert probe.devices({"a": [here, there], 3: (here, None, 1.5, "x", np.ones(2), np.float32(1))}) == {
        "a": ["cpu", "meta"], "3": ["cpu", None, None, None, None, None]}
    assert probe.devices(Pair(there, nn.Parameter(here))) == ["meta", "cpu"]


def test_the_devices_of_a_module_come_once_each() -> None:
    net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1).to("meta"))
    assert probe.devices(net) == ["cpu", "meta"]
    assert probe.devices(net[0]) == ["cpu"]
    assert probe.devices([net[2], torch.ones(1)]) == [["meta"], "cpu"]
    assert probe.devices(nn.ReLU()) == []


def test_buffers_and_the_state_of_an_optimiser_count() -> None:
    norm = nn.BatchNorm1d(2)
    norm.running_mean = torch.zeros(2, device="meta")
    assert probe.devices(norm) == ["cpu", "meta"]
    w = nn.Parameter(torch.ones(2))
    adam = torch.optim.Adam([w])
    assert probe.devices(adam) == ["cpu"]
    w.sum().backward()
    adam.step()
    adam.state[w]["exp_avg"] = torch.zeros(2, device="meta")
    assert probe.devices(adam) == ["cpu", "meta"]


def test_a_tensor_that_answers_for_itself_is_not_asked() -> None:
    with pytest.raises(Refused, match="neither a tensor nor a module"):
        probe.devices([torch.ones(2).as_subclass(Liar)])
    nested: list[Any] = []
    nested.append(nested)
    with pytest.raises(Refused, match="nested too deeply"):
        probe.devices(nested)


# --- graph -------------------------------------------------------------------------------------------------------

W = torch.tensor(2.0, requires_grad=True)
B = torch.tensor([1.0], requires_grad=True)
T_U, T_C = torch.arange(1.0, 4.0), torch.arange(3.0)
LAYER = nn.Linear(2, 1)
ROWS = torch.arange(10.0).reshape(5, 2)


def test_the_graph_of_a_loss() -> None:
    loss = ((W * T_U + B - T_C) ** 2).mean()
    assert probe.graph(loss) == {
        "operations": ["Add", "Mean", "Mul", "Pow", "Sub"], "leaves": [[], [1]],
        "nodes": ["leaf []", "leaf [1]", "Mul", "Add", "Sub", "Pow", "Mean"],
        "edges": [[2, 0], [3, 1], [3, 2], [4, 3], [5, 4], [6, 5]],
    }


@pytest.mark.parametrize("write", [
    lambda: (T_C - (B + T_U * W)).pow(2).mean(),
    lambda: torch.mean(torch.square(torch.sub(torch.add(torch.mul(T_U, W), B), T_C))),
    lambda: ((W * T_U.reshape(3, 1) + B).squeeze(1) - T_C).clone().pow(2).view(3, 1).T.mean(),
    lambda: ((W.expand(3) * T_U + B - T_C) ** 2).double().float().mean(),
])
def test_harmless_ways_of_writing_are_one_graph(write: Callable[[], torch.Tensor]) -> None:
    assert probe.graph(write()) == probe.graph(((W * T_U + B - T_C) ** 2).mean())


@pytest.mark.parametrize("write", [
    lambda: ROWS @ LAYER.weight.T + LAYER.bias,
    lambda: LAYER.bias + torch.mm(ROWS, LAYER.weight.t()),
    lambda: (LAYER.weight @ ROWS.T + LAYER.bias).T,
    lambda: LAYER(ROWS.reshape(5, 1, 2)),
    lambda: LAYER(ROWS[0]),
])
def test_a_linear_layer_is_a_product_and_a_sum(write: Callable[[], torch.Tensor]) -> None:
    assert probe.graph(write()) == probe.graph(LAYER(ROWS)) == {
        "operations": ["Add", "MatMul"], "leaves": [[1], [1, 2]], "nodes": ["leaf [1]", "leaf [1, 2]", "MatMul", "Add"],
        "edges": [[2, 1], [3, 0], [3, 2]]}


@pytest.mark.parametrize("other", [
    lambda: ((W * T_U + B - T_C) ** 2).sum(), lambda: ((W * T_U - T_C) ** 2).mean(),
    lambda: ((W * T_U + B - T_C) ** 2).mean() + W**2, lambda: ((W * (T_U + B) - T_C) ** 2).mean(),
    lambda: F.mse_loss(W * T_U + B, T_C), lambda: ((W.detach() * T_U + B - T_C) ** 2).mean(),
])
def test_other_programs_have_other_graphs(other: Callable[[], torch.Tensor]) -> None:
    assert probe.graph(other()) != probe.graph(((W * T_U + B - T_C) ** 2).mean())


def test_the_order_of_operands_does_not_count_wherever_they_are() -> None:
    v = torch.tensor(0.5, requires_grad=True)  # of the same shape as W: only its use tells them apart
    assert probe.graph(W * T_U + v) == probe.graph(v + T_U * W)
    kinds = [torch.sin, torch.cos, torch.exp, torch.tanh, torch.sigmoid]
    for one in kinds:
        for two in kinds:
            left = one(W) * v.atan() + two(W) * v.erf()
            assert probe.graph(left) == probe.graph(v.erf() * two(W) + v.atan() * one(W))


def test_what_is_used_twice_has_two_edges() -> None:
    assert probe.graph(W * W)["edges"] == [[1, 0], [1, 0]]
    shared, apart = W.sin(), (W.sin(), W.sin())
    assert probe.graph(shared * shared)["operations"] == ["Mul", "Sin"]
    assert probe.graph(apart[0] * apart[1])["operations"] == ["Mul", "Sin", "Sin"]


def test_a_bias_that_needs_no_gradient_leaves_no_trace() -> None:
    frozen = nn.Linear(2, 1)
    frozen.bias.requires_grad_(False)
    assert probe.graph(frozen(ROWS))["leaves"] == [[1, 2]]
    assert probe.graph(frozen(ROWS))["operations"] == ["Add", "MatMul"]
    frozen.requires_grad_(False)
    frozen.bias.requires_grad_(True)
    assert probe.graph(frozen(ROWS)) == {
        "operations": ["Add"], "leaves": [[1]], "nodes": ["leaf [1]", "Add"], "edges": [[1, 0]]}


def test_without_a_graph_there_is_nothing_in_it() -> None:
    nothing = {"operations": [], "leaves": [], "nodes": [], "edges": []}
    assert probe.graph(T_U) == nothing
    with torch.no_grad():
        assert probe.graph((W * T_U).sum()) == nothing
    assert probe.graph((W * T_U).sum().detach()) == nothing
    assert probe.graph(W) == {**nothing, "leaves": [[]], "nodes": ["leaf []"]}


def test_an_operation_of_one_s_own_has_its_name() -> None:
    class Doubled(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
            return 2 * x

        @staticmethod
        def backward(ctx: Any, *gradients: torch.Tensor) -> torch.Tensor:
            return 2 * gradients[0]

    assert probe.graph(Doubled.apply(W).exp())["operations"] == ["Doubled", "Exp"]


def long(steps: int) -> torch.Tensor:
    made = W
    for _ in range(steps):
        made = made.sin()
    return made


def test_a_large_graph_is_evidence_and_a_larger_one_is_refused() -> None:
    told = probe.graph(long(1900))
    assert len(told["operations"]) == 1900
    assert len(told["edges"]) == 1900
    assert pack(reduce(told))
    with pytest.raises(Refused, match="more than 2000 operations"):
        probe.graph(long(2100))


def test_many_paths_are_walked_once() -> None:
    """Each step uses the one before twice: 2 ** 60 paths, 60 operations."""
    made = W
    for _ in range(60):
        made = made * made
    assert len(probe.graph(made)["edges"]) == 120


@pytest.mark.parametrize("value", [None, 1.0, np.ones(2), torch.ones(2, 2).as_subclass(Liar)])
def test_what_is_no_tensor_has_no_graph(value: Any) -> None:
    with pytest.raises(Refused, match="no tensor where one was asked for"):
        probe.graph(value)
