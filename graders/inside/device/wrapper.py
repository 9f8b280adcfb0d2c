"""The device in pure Python: tensors that wrap a CPU tensor, say that they are on cuda:0, and check what CUDA checks.

Below autograd every operator comes to `__torch_dispatch__`, where the devices of its arguments are compared; then it
runs on the wrapped tensors. `patches` makes torch's functions give such tensors where "cuda" is asked for.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import torch
import torch.utils._mode_utils

from .checks import check_devices, check_integers
from .counting import Memory, Transfer
from .labelled import CUDA, Labelled
from .tally import Holder, counts

OTHER_STREAM = 0x5DEECE66D  # the device draws other numbers than the CPU does after the same seed


class CudaTensor(Labelled):
    """A tensor on the simulated device."""

    @staticmethod
    def __new__(cls, inner: torch.Tensor, requires_grad: bool = False) -> CudaTensor:
        made: CudaTensor = torch.Tensor._make_wrapper_subclass(
            cls, inner.size(), strides=inner.stride(), storage_offset=inner.storage_offset(), dtype=inner.dtype,
            layout=inner.layout, device=inner.device, requires_grad=requires_grad)
        made._inner, made._holder = inner, Holder(inner)
        return made

    @classmethod
    def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        return asked(func, args, kwargs or {})

    @classmethod
    def __torch_dispatch__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:  # type: ignore[override]
        return serve(func, args, kwargs or {})


def inner(value: Any) -> Any:
    """The CPU tensor of a tensor on the device; anything else as it is."""
    if isinstance(value, CudaTensor):
        return value._inner
    if type(value) in (list, tuple):
        return type(value)(inner(entry) for entry in value)
    return value


def outer(value: Any, written: dict[int, CudaTensor]) -> Any:
    """A result as a tensor on the device: the argument that was written to, or a new one."""
    if isinstance(value, torch.Tensor):
        if id(value) in written:
            return written[id(value)]
        return CudaTensor(value.resolve_conj().resolve_neg())  # a wrapper has no bit that says "conjugated"
    if isinstance(value, tuple | list):
        return type(value)(outer(entry, written) for entry in value)
    return value


def tensors(values: Any) -> Iterator[torch.Tensor]:
    """The tensors among arguments, in order."""
    for value in values:
        if isinstance(value, torch.Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from tensors(value)


class Relabel(torch.autograd.Function):
    """A tensor that torch made on the CPU in the course of work on the device."""

    @staticmethod
    def forward(ctx: Any, value: torch.Tensor) -> torch.Tensor:
        """Wrap it, without a copy."""
        return CudaTensor(value.detach())

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        """Unwrap the gradient."""
        return inner(grad)


def asked(func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
    """Call a function of torch for a program: where all tensors given lie on the device, so does what it gives."""
    outside, trusting = counts.trusting, all(isinstance(t, CudaTensor) for t in tensors([*args, *kwargs.values()]))
    counts.trusting = trusting or outside
    try:
        with torch._C.DisableTorchFunctionSubclass():
            result = func(*args, **kwargs)
    finally:
        counts.trusting = outside
    return relabelled(result) if trusting else result


def relabelled(value: Any) -> Any:
    """A result with its plain tensors on the device."""
    if type(value) is torch.Tensor:
        return Relabel.apply(value) if value.requires_grad else CudaTensor(value)  # type: ignore[no-untyped-call]
    if type(value) in (list, tuple):
        return type(value)(relabelled(entry) for entry in value)
    return value


def serve(func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
    """Run an operator some of whose arguments are on the device."""
    name = func._schema.name
    if name in ("aten::copy_", "aten::_local_scalar_dense", "aten::_to_copy"):
        return _copying(func, name, args, kwargs)
    given = list(tensors([*args, *kwargs.values()]))
    check_integers(name, given)
    if not counts.trusting:
        check_devices(func, args, kwargs, given, CudaTensor)
    kwargs = {key: inner(value) for key, value in kwargs.items() if key != "device"}
    drawn = _drawing() if torch.Tag.nondeterministic_seeded in func.tags else contextlib.nullcontext()
    with drawn:
        result = func(*inner(tuple(args)), **kwargs)
    counts.started()
    written = {id(t._inner): t for t in given if isinstance(t, CudaTensor)} if func._schema.is_mutable else {}
    _reshape(func, args, kwargs, written)
    return outer(result, written)


def _reshape(func: Any, args: Any, kwargs: dict[str, Any], written: dict[int, CudaTensor]) -> None:
    """Let a wrapper have the shape that its CPU tensor was given in place."""
    if torch.Tag.inplace_view in func.tags and func._schema.name != "aten::resize_":
        with torch.utils._mode_utils.no_dispatch():
            func(*args, **kwargs)
    for tensor in written.values():
        if tensor.shape != tensor._inner.shape:
            raise NotImplementedError("the pure Python form of the simulated device cannot resize a tensor in place "
                                      f"({func._schema.name})")


def _copying(func: Any, name: str, args: Any, kwargs: dict[str, Any]) -> Any:
    first = args[0]
    if name == "aten::_local_scalar_dense":
        counts.copied(True, first._inner.element_size())
        return func(first._inner)
    if name == "aten::_to_copy":  # to another type: `patches.to` has seen to the device already
        return CudaTensor(func(inner(first), **{key: value for key, value in kwargs.items() if key != "device"}))
    source = args[1]
    func(inner(first), inner(source), *args[2:], **kwargs)
    if isinstance(first, CudaTensor) != isinstance(source, CudaTensor):
        counts.copied(isinstance(source, CudaTensor), source.numel() * source.element_size())
    return first


@contextlib.contextmanager
def _drawing() -> Iterator[None]:
    """Let the CPU's kernels draw from the device's random numbers."""
    host = torch.default_generator.get_state()
    torch.default_generator.set_state(device_generator.get_state())
    try:
        yield
    finally:
        device_generator.set_state(torch.default_generator.get_state())
        torch.default_generator.set_state(host)


class DeviceGenerator(torch._C.Generator):
    """A generator that says it is on the device."""

    device = property(lambda self: CUDA)

    def manual_seed(self, seed: int) -> DeviceGenerator:
        """Begin the numbers anew."""
        self._seeded = seed
        super().manual_seed((seed ^ OTHER_STREAM) & 0x7FFFFFFFFFFFFFFF)
        return self

    def initial_seed(self) -> int:
        """The seed that was given last."""
        return getattr(self, "_seeded", super().initial_seed())


device_generator = DeviceGenerator()


class Wrapper:
    """The pure Python kind in this process."""

    kind = "python"

    def __init__(self) -> None:
        from .patches import patch

        patch()

    def default_generator(self) -> torch.Generator:
        """The generator of draws that name none."""
        return device_generator

    def memory(self) -> Memory:
        """The counters as they are."""
        return Memory(counts.current, counts.peak, counts.allocated, counts.freed, counts.blocks, counts.peak_blocks,
                      counts.allocated_blocks, counts.freed_blocks)

    def reset_peaks(self) -> None:
        """Let the peaks be what is in use now."""
        counts.peak, counts.peak_blocks = counts.current, counts.blocks

    def reset_accumulated(self) -> None:
        """Count from nothing what is handed out and given back."""
        counts.allocated = counts.freed = counts.allocated_blocks = counts.freed_blocks = 0

    def transfers(self) -> tuple[Transfer, ...]:
        """The copies since the last reset, in order."""
        return tuple(counts.copies)

    def reset_transfers(self) -> None:
        """Forget the copies seen so far."""
        counts.copies.clear()

    def unfinished(self) -> int:
        """Operations that the program has not waited for."""
        return counts.unfinished

    def operations(self) -> int:
        """Operations that were started so far."""
        return counts.operations

    def synchronize(self) -> None:
        """Wait for the device, which has always finished."""
        counts.unfinished = 0

    def quiet(self, on: bool) -> bool:
        """Whether what follows is counted no more; what held before."""
        counts.quiet, before = on, counts.quiet
        return before

    def host(self, value: Any) -> torch.Tensor:
        """The values on the CPU."""
        return value._inner.detach().clone()  # type: ignore[no-any-return]
