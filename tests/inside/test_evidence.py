"""Values as evidence: what is read, how, and what is refused."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
import pytest
import torch

from graders.inside.evidence import Refused, reduce, restore
from graders.inside.frames import Array


def test_tensors_are_detached_copies_with_their_dtype() -> None:
    source = torch.tensor([1.0, 2.0], requires_grad=True)
    array = reduce(source)
    assert (array.dtype, array.origin, array.requires_grad) == ("float32", "torch", True)
    with torch.no_grad():
        source += 1
    np.testing.assert_array_equal(array.values, [1.0, 2.0])


@pytest.mark.parametrize("value", [
    torch.tensor(1.5), torch.nn.Parameter(torch.ones(2, 3)), torch.arange(6).reshape(2, 3).T, torch.ones(3)[::2],
    torch.tensor([1 + 2j]).conj(), torch.tensor([True, False]), torch.eye(3).to_sparse(),
    torch.ones(2, dtype=torch.bfloat16), torch.zeros(0, 4),
])
def test_every_kind_of_tensor(value: torch.Tensor) -> None:
    array = reduce(value)
    dense = value.detach().to_dense() if value.layout != torch.strided else value.detach()
    dense = dense.float() if dense.dtype == torch.bfloat16 else dense.resolve_conj()
    np.testing.assert_array_equal(array.values, dense.numpy())
    assert array.dtype == str(value.dtype).removeprefix("torch.")


def test_containers_and_named_results() -> None:
    best = torch.tensor([1.0, 5.0, 2.0]).max(dim=0)
    values, index = reduce(best)
    assert (values.values.item(), index.values.item()) == (5.0, 1)
    assert reduce(torch.ones(2, 3).shape) == [2, 3]
    assert reduce((1, [2.0, "x"], {"a": None, 3: True})) == [1, [2.0, "x"], {"a": None, "3": True}]
    assert reduce(torch.float32) == "torch.float32"
    assert reduce(torch.device("cpu")) == "cpu"
    assert reduce(np.float32(1.5)).dtype == "float32"
    assert reduce(range(3)) == [0, 1, 2]


class Sub(torch.Tensor):
    """Could answer anything."""


class Liar:
    """Looks like whatever is asked for."""

    __array__ = __float__ = __iter__ = __len__ = None

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"it was asked for {name}")


@pytest.mark.parametrize("value", [
    torch.ones(2).as_subclass(Sub), Liar(), object(), {1, 2}, b"bytes", lambda: 1, type("I", (int,), {})(1),
    type("F", (float,), {})(1.0), type("L", (list,), {})(), type("D", (dict,), {})(),
    np.array([object()]), np.array(["text"]), np.ones(2).view(np.matrix) if hasattr(np, "matrix") else object(),
    {(1, 2): 3}, np.ma.array([1.0]),
], ids=lambda value: type.__repr__(type(value)))
def test_everything_else_is_refused_without_being_asked_anything(value: object) -> None:
    with pytest.raises(Refused):
        reduce([value])


def test_recursive_and_long_containers_are_refused() -> None:
    loop: list[object] = []
    loop.append(loop)
    with pytest.raises(Refused, match="nested deeper"):
        reduce(loop)
    with pytest.raises(Refused, match="more than 20000"):
        reduce([[0] * 100] * 1000)


def test_restored_values_are_fresh_and_writable() -> None:
    sent = {"x": reduce(torch.ones(3, requires_grad=True)), "y": reduce(np.ones(2)), "n": 3, "b": reduce(
        torch.ones(2, dtype=torch.bfloat16))}
    first, second = restore(sent), restore(sent)
    assert first["x"].requires_grad
    assert first["x"].is_leaf
    first["x"].data.zero_()
    first["y"][:] = 0
    assert second["x"].sum() == 3
    assert second["y"].sum() == 2
    assert first["b"].dtype == torch.bfloat16
    assert isinstance(sent["x"], Array)


def test_ordered_dicts_are_state_dicts_and_are_read() -> None:
    state = torch.nn.Linear(2, 1).state_dict()
    assert isinstance(state, OrderedDict)
    assert set(reduce(state)) == {"weight", "bias"}
