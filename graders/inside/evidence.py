"""Values as evidence: read by exact type from a whitelist, with base-class methods; everything else is refused.

An object that only looks like a tensor (a subclass, something with `__array__` or `__float__`) could answer every
question as its author pleases, so it is never asked anything.
"""

from __future__ import annotations

import array
import collections
from typing import Any

import numpy as np
import torch

from . import device
from .frames import MAX_DEPTH, MAX_NODES, Array, FrameError

# Taken before any student code runs, so that a patched class does not matter.
_TENSOR, _PARAMETER = torch.Tensor, torch.nn.Parameter
_detach, _cpu, _numpy, _to = torch.Tensor.detach, torch.Tensor.cpu, torch.Tensor.numpy, torch.Tensor.to
_resolve, _dense = torch.Tensor.resolve_conj, torch.Tensor.to_dense
_copy = np.ndarray.copy
# A state_dict is an OrderedDict, and learners forget list(...) around the views of a dict.
_DICTS: tuple[type, ...] = (dict, collections.OrderedDict, collections.defaultdict, collections.Counter)
_LISTS: tuple[type, ...] = (list, tuple, torch.Size, range, collections.deque, type({}.keys()), type({}.values()))
_BFLOAT16, _FLOAT32, _STRIDED = torch.bfloat16, torch.float32, torch.strided


class Refused(FrameError):
    """A value that is no evidence."""


def reduce(value: Any) -> Any:
    """The value as a tree of plain data, copied at once. Raises Refused."""
    return _reduce(value, 0, [0])


def _reduce(value: Any, depth: int, count: list[int]) -> Any:
    count[0] += 1
    if depth > MAX_DEPTH:
        raise Refused(f"it is nested deeper than {MAX_DEPTH}")
    if count[0] > MAX_NODES:
        raise Refused(f"it holds more than {MAX_NODES} values outside tensors")
    kind = type(value)
    if value is None or kind in (bool, int, float, str, Array):
        return value
    if kind is np.str_:  # an entry of an array of words
        return str.__str__(value)
    if kind is _TENSOR or kind is _PARAMETER:
        return of_tensor(value)
    if kind is np.ndarray:
        return _of_array(value)
    if kind in device.TYPES:
        return of_tensor(value)
    if kind.__module__ == "numpy" and issubclass(kind, np.generic):
        return _of_array(np.asarray(value))
    if kind is torch.dtype or kind is torch.device:
        return str(value)
    if kind in _LISTS:
        return [_reduce(v, depth + 1, count) for v in value]
    if issubclass(kind, tuple):  # a named tuple, one of torch's too: read as the tuple it is, whatever it defines
        return [_reduce(v, depth + 1, count) for v in tuple.__iter__(value)]
    if kind is array.array and value.typecode in "bBhHiIlLqQfd":
        return Array(np.array(value), str(np.dtype(value.typecode)))
    if kind in _DICTS:
        return {_key(k): _reduce(v, depth + 1, count) for k, v in dict.items(value)}
    raise Refused(f"it contains a value of type {kind.__name__[:60]}")


def _key(key: Any) -> str:
    if type(key) in (str, np.str_):
        return str.__str__(key)
    if type(key) in (int, bool, float):
        return str(key)
    raise Refused(f"a dictionary key is a {type(key).__name__[:60]}")


def of_tensor(value: torch.Tensor) -> Array:
    """A tensor's values, detached and copied, with the dtype it had."""
    dtype, grad = str(value.dtype).removeprefix("torch."), bool(value.requires_grad)
    plain = _detach(device.host(value))
    if type(plain) is not _TENSOR:
        raise Refused("it contains a tensor that holds something else than numbers")
    if plain.is_meta:
        raise Refused("it contains a tensor on the device meta, which holds no numbers")
    if plain.layout is not _STRIDED:
        plain = _dense(plain)
    plain = _resolve(_cpu(plain))
    if plain.dtype is _BFLOAT16:
        plain = _to(plain, _FLOAT32)
    return Array(_copy(_numpy(plain)), dtype, "torch", grad)


def _of_array(value: np.ndarray[Any, Any]) -> Array:
    if value.dtype.kind not in "biufc":
        raise Refused(f"it contains a NumPy array of dtype {str(value.dtype)[:40]}")
    return Array(_copy(value), str(value.dtype))


def restore(tree: Any) -> Any:
    """A tree as fresh, writable values: arrays become tensors or NumPy arrays, as they were before they were sent."""
    if isinstance(tree, Array):
        if tree.origin != "torch":
            return tree.values.copy()
        made = torch.from_numpy(tree.values.copy()).to(getattr(torch, tree.dtype))
        return made.requires_grad_() if tree.requires_grad else made
    if isinstance(tree, dict):
        return {key: restore(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [restore(value) for value in tree]
    return tree
