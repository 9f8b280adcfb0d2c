"""Where tensors are, and how they lie in memory."""

from __future__ import annotations

import collections
from typing import Any

import numpy as np
import torch

from .. import device
from .telling import NO_TENSOR, refused

TENSORS = (torch.Tensor, torch.nn.Parameter)
PLAIN = (type(None), bool, int, float, complex, str, np.ndarray, torch.Size, torch.dtype, torch.device)
DICTS = (dict, collections.OrderedDict, collections.defaultdict)
DEEPEST = 20

_module, _strided = torch.nn.Module, torch.strided
_parameters, _buffers = torch.nn.Module.parameters, torch.nn.Module.buffers
_stride, _offset = torch.Tensor.stride, torch.Tensor.storage_offset
_contiguous, _item = torch.Tensor.is_contiguous, torch.Tensor.element_size


def is_tensor(kind: type) -> bool:
    """Whether it is a type of tensors, exactly: a subclass could answer as its author pleases."""
    return kind in TENSORS or kind in device.TYPES


def devices(thing: Any) -> Any:
    """Where things are, in the structure in which they come.

    A tensor gives the name of its device ("cpu", "cuda:0"), a module (or an optimiser) the names of all devices that
    its tensors are on, each once, sorted; a list, tuple or dict gives a list or dict of these. What is on no device (a
    number, a text, a NumPy array, None) gives None; anything else is refused.
    """
    return _devices(thing, 0)


def layout(tensor: Any, of: Any = None) -> dict[str, Any]:
    """How a tensor (or a NumPy array) lies in memory.

    "shape", "strides"  lists; strides are counted in elements, those of a NumPy array too
    "dtype"       "torch.float32"; of a NumPy array "float32"
    "contiguous"  whether its elements lie in order, without gaps
    "shared"      whether it looks at the memory of `of` (a tensor or a NumPy array), or has its own; without `of` None
    "offset"      by how many of its elements it begins behind `of` (without `of`: behind the start of its storage);
                  None where it is not shared
    """
    mine = _lies(tensor)
    if of is None:
        return {**mine["told"], "shared": None, "offset": mine["offset"]}
    theirs = _lies(of)
    shared = (mine["device"] == theirs["device"] and mine["begin"] < theirs["end"] and theirs["begin"] < mine["end"])
    away = (mine["first"] - theirs["first"]) // mine["size"] if shared else None
    return {**mine["told"], "shared": shared, "offset": away}


def _devices(thing: Any, depth: int) -> Any:
    kind = type(thing)
    if depth > DEEPEST:
        raise refused("it is nested too deeply")
    if is_tensor(kind):
        return device.place(thing)
    if issubclass(kind, _module):
        return _each_once([*_parameters(thing), *_buffers(thing)])
    if issubclass(kind, torch.optim.Optimizer):
        held = [p for group in thing.param_groups for p in group["params"]]
        return _each_once([*held, *(v for state in thing.state.values() for v in state.values())])
    if kind in DICTS:
        return {str(key): _devices(value, depth + 1) for key, value in thing.items()}
    if kind in PLAIN or issubclass(kind, np.generic):
        return None
    if issubclass(kind, list | tuple):
        return [_devices(value, depth + 1) for value in thing]
    raise refused("it holds something that is neither a tensor nor a module, a number or a text")


def _each_once(held: list[Any]) -> list[str]:
    return sorted({device.place(value) for value in held if is_tensor(type(value))})


def _lies(value: Any) -> dict[str, Any]:
    """What is told of one tensor or array, and the bytes between which it lies."""
    if type(value) is np.ndarray:
        return _array(value)
    if not is_tensor(type(value)):
        raise refused(NO_TENSOR)
    if value.layout is not _strided:
        raise refused("a sparse tensor has no strides")
    shape, strides, first = list(value.shape), list(_stride(value)), device.pointer(value)
    told = {"shape": shape, "strides": strides, "dtype": str(value.dtype), "contiguous": bool(_contiguous(value))}
    return {"told": told, "device": device.place(value), "offset": int(_offset(value)),
            **_bytes(first, shape, strides, _item(value))}


def _array(value: np.ndarray[Any, Any]) -> dict[str, Any]:
    size, shape, first, whole = value.itemsize, list(value.shape), value.ctypes.data, value
    strides = [s // size for s in value.strides]
    while type(whole.base) is np.ndarray:
        whole = whole.base
    told = {"shape": shape, "strides": strides, "dtype": str(value.dtype), "contiguous": bool(value.flags.c_contiguous)}
    return {"told": told, "device": "cpu", "offset": (first - whole.ctypes.data) // size,
            **_bytes(first, shape, strides, size)}


def _bytes(first: int, shape: list[int], strides: list[int], size: int) -> dict[str, int]:
    """From the first element's place, the bytes between which all of them lie (NumPy's strides may be negative)."""
    steps = [(n - 1) * stride * size for n, stride in zip(shape, strides, strict=True)] if 0 not in shape else []
    begin = first + sum(step for step in steps if step < 0)
    end = first + sum(step for step in steps if step > 0) + (size if 0 not in shape else 0)
    return {"first": first, "begin": begin, "end": end, "size": size}
