"""CUDA's checks of devices, for the pure Python kind of the device; the messages are torch's own."""

from __future__ import annotations

from typing import Any, NoReturn

import torch

# Gone through element by element, so that CPU scalars are welcome; besides those that torch tags as pointwise.
ITERATED = {"aten::mse_loss", "aten::smooth_l1_loss", "aten::huber_loss", "aten::binary_cross_entropy", "aten::where",
            "aten::fill_", "aten::masked_fill", "aten::lerp", "aten::_foreach_add_", "aten::_foreach_mul_"}
INDEXED = {"aten::index", "aten::_unsafe_index", "aten::index_put", "aten::index_put_", "aten::_index_put_impl_",
           "aten::_unsafe_index_put"}
MASKED = {"aten::masked_fill", "aten::masked_fill_"}
CONVOLUTIONS = {"aten::convolution", "aten::_convolution"}
FREE = {"aten::detach", "aten::resize_", "aten::set_", "aten::is_same_size", "aten::set_data"}
# CUDA has no kernel for integers here; the names are those of its messages.
INTEGERS = {"aten::mm": "addmm_cuda", "aten::addmm": "addmm_cuda", "aten::bmm": "baddbmm_cuda",
            "aten::baddbmm": "baddbmm_cuda", "aten::addmv": "addmv_impl_cuda", "aten::mv": "addmv_impl_cuda",
            "aten::dot": "dot", "aten::vdot": "vdot"}
SPOKEN = {torch.int64: "Long", torch.int32: "Int", torch.int16: "Short", torch.int8: "Char", torch.uint8: "Byte",
          torch.bool: "Bool"}


def check_integers(name: str, given: list[torch.Tensor]) -> None:
    """Raise RuntimeError where CUDA has no kernel for integers."""
    if name in INTEGERS and given[0].dtype in SPOKEN:
        raise RuntimeError(f'"{INTEGERS[name]}" not implemented for \'{SPOKEN[given[0].dtype]}\'')


def check_devices(func: Any, args: Any, kwargs: dict[str, Any], given: list[torch.Tensor], on_device: type) -> None:
    """Raise RuntimeError where the tensors `given` to an operator may not meet. `on_device`: the device's own type."""
    name = func._schema.name
    if name in CONVOLUTIONS:
        return _check_types(args, on_device)
    if name in FREE or all(isinstance(tensor, on_device) for tensor in given):
        return None
    if name in INDEXED:
        return _check_indexed(args, on_device)
    if name in MASKED and isinstance(args[0], on_device) != isinstance(args[1], on_device):
        raise RuntimeError(f"expected self and mask to be on the same device, but got mask on {args[1].device} and "
                           f"self on {args[0].device}")
    if torch.Tag.pointwise in func.tags or name in ITERATED or name.startswith("aten::_foreach"):
        return _check_iterated(func, args, given, on_device)
    return _check_same(func, given)


def _check_types(args: Any, on_device: type) -> None:
    for other, word in zip(args[1:3], ("weight", "bias"), strict=True):
        if isinstance(other, torch.Tensor) and (isinstance(args[0], on_device), args[0].dtype) != (
                isinstance(other, on_device), other.dtype):
            raise RuntimeError(f"Input type ({args[0].type()}) and {word} type ({other.type()}) should be the same")


def _check_indexed(args: Any, on_device: type) -> None:
    if not isinstance(args[0], on_device) and any(isinstance(index, on_device) for index in args[1]):
        raise RuntimeError("indices should be either on cpu or on the same device as the indexed tensor (cpu)")
    if len(args) > 2 and isinstance(args[0], on_device) != isinstance(args[2], on_device) and args[2].dim():
        _two_devices()


def _check_iterated(func: Any, args: Any, given: list[torch.Tensor], on_device: type) -> None:
    writes_first = func._schema.is_mutable and bool(args)
    for tensor in given:
        if not isinstance(tensor, on_device) and (tensor.dim() or (writes_first and tensor is args[0])):
            _two_devices()


def _two_devices() -> NoReturn:
    raise RuntimeError("Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!")


def _check_same(func: Any, given: list[torch.Tensor]) -> None:
    first = given[0].device
    other = next(tensor for tensor in given if tensor.device != first)
    raise RuntimeError(f"Expected all tensors to be on the same device, but got a tensor on {other.device}, different "
                       f"from other tensors on {first} (when checking argument in method "
                       f"wrapper_CUDA_{func._schema.name.removeprefix('aten::')})")
