"""Where torch's functions are asked for "cuda", the pure Python kind of the device answers."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import torch

from .assigning import patch_data
from .labelled import CUDA
from .tally import counts
from .wrapper import CudaTensor, DeviceGenerator, device_generator

LIKE = ("zeros_like", "ones_like", "full_like", "empty_like", "rand_like", "randn_like", "randint_like")
NEW = ("new_zeros", "new_ones", "new_full", "new_empty", "new_tensor")
COPYING = ("tensor", "as_tensor", "asarray")  # from values of the host
_tensor_to = torch.Tensor.to
_generator = torch.Generator


class ToDevice(torch.autograd.Function):
    """A copy to the device, whose gradient comes back to the host."""

    @staticmethod
    def forward(ctx: Any, value: torch.Tensor) -> torch.Tensor:
        """Wrap a copy."""
        counts.copied(False, value.numel() * value.element_size())
        return CudaTensor(value.detach().clone())

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        """Copy the gradient to the host."""
        return _unwrapped(grad)


class ToHost(torch.autograd.Function):
    """A copy to the host, whose gradient goes to the device."""

    @staticmethod
    def forward(ctx: Any, value: Any) -> torch.Tensor:
        """Unwrap a copy."""
        return _unwrapped(value)

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor) -> Any:
        """Copy the gradient to the device."""
        counts.copied(False, grad.numel() * grad.element_size())
        return CudaTensor(grad.detach().clone())


def _unwrapped(value: CudaTensor) -> torch.Tensor:
    counts.copied(True, value.numel() * value.element_size())
    return value._inner.detach().clone()


def wanted(device: Any) -> str:
    """The type of the device that is asked for, "" where none is. Raises RuntimeError: there is one CUDA device.

    Asking for the device initialises torch.cuda, as with CUDA; its counters of memory say 0 before that.
    """
    if device is None:
        return ""
    asked = torch.device("cuda", device) if isinstance(device, int) else torch.device(device)
    if asked.type == "cuda" and (asked.index or 0) > 0:
        raise RuntimeError("CUDA error: invalid device ordinal")
    if asked.type == "cuda":
        torch.cuda._lazy_init()  # type: ignore[no-untyped-call]
    return str(asked.type)


def to(self: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
    """Tensor.to for both sides."""
    if args and isinstance(args[0], torch.Tensor):
        args = (args[0].device, args[0].dtype, *args[1:])
    named = args and not isinstance(args[0], torch.dtype)
    asked = {**dict(zip(("dtype", "non_blocking", "copy"), args[1:] if named else args, strict=False)), **kwargs}
    kind = wanted(args[0] if named else asked.pop("device", None))
    here = isinstance(self, CudaTensor)
    if kind not in ("", "cpu", "cuda"):
        return _tensor_to(self, *args, **kwargs)
    if kind and here != (kind == "cuda"):
        self = (ToDevice if kind == "cuda" else ToHost).apply(self)  # type: ignore[no-untyped-call]
        asked.pop("copy", None)
    others = {key: value for key, value in asked.items() if value is not None and key != "device"}
    return _tensor_to(self, **others) if others.keys() - {"non_blocking"} else self


def cuda(self: torch.Tensor, device: Any = None, non_blocking: bool = False, memory_format: Any = None) -> Any:
    """Tensor.cuda."""
    return to(self, CUDA if device is None else device)


def cpu(self: torch.Tensor, memory_format: Any = None) -> Any:
    """Tensor.cpu."""
    return to(self, "cpu")


def making(original: Callable[..., Any], name: str) -> Callable[..., Any]:
    """A function that makes tensors, made to make them on the device too."""

    @functools.wraps(original)
    def made(*args: Any, **kwargs: Any) -> Any:
        device = kwargs.get("device")
        kind = wanted(device)
        like = name in LIKE or name in NEW
        if kind != "cuda" or (like and args and isinstance(args[0], CudaTensor)):
            if not kind and name in COPYING and args and isinstance(args[0], CudaTensor):
                return original(args[0]._inner, *args[1:], **kwargs) if name == "tensor" else args[0]
            return original(*args, **kwargs)
        if name in COPYING and args and isinstance(args[0], CudaTensor):
            return args[0].detach().clone() if name == "tensor" else args[0]
        return _on_device(original, name, args, kwargs)

    return made


def _on_device(original: Callable[..., Any], name: str, args: Any, kwargs: dict[str, Any]) -> Any:
    from .wrapper import _drawing

    if isinstance(kwargs.get("generator"), _generator) and not isinstance(kwargs["generator"], DeviceGenerator):
        raise RuntimeError("Expected a 'cuda' device type for generator but found 'cpu'")
    grad = bool(kwargs.pop("requires_grad", False))
    kwargs["device"] = "cpu"
    if "rand" in name and kwargs.get("generator") is None:
        with _drawing():
            value = original(*args, **kwargs)
    else:
        value = original(*args, **kwargs)
    if name in COPYING:
        counts.copied(False, value.numel() * value.element_size())
    counts.started()
    if isinstance(value, CudaTensor):  # its arguments lay on the device
        return value
    return CudaTensor(value.detach(), grad)


def by_default(original: Callable[..., Any], constructors: set[Any]) -> Callable[..., Any]:
    """What `set_default_device` and `with torch.device(...)` do with a call of a function."""

    def called(self: Any, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        given = kwargs or {}
        if self.device.type != "cuda" or func not in constructors or given.get("device") is not None:
            return original(self, func, types, args, given)
        return making(func, func.__name__)(*args, **{**given, "device": self.device})

    return called


class _AnyGenerator(type):
    def __call__(cls, device: Any = "cpu") -> Any:
        return DeviceGenerator() if wanted(device) == "cuda" else _generator(device)

    def __instancecheck__(cls, value: Any) -> bool:
        return isinstance(value, _generator)


class Generator(metaclass=_AnyGenerator):
    """torch.Generator for both sides."""


def moving(original: Callable[..., Any]) -> Callable[..., Any]:
    """Module._apply that keeps the Parameter objects where torch can swap what they hold."""

    future = torch.__future__

    @functools.wraps(original)
    def apply(self: torch.nn.Module, fn: Any, recurse: bool = True) -> Any:
        outer = future.get_swap_module_params_on_conversion()  # a module inside another is asked by the other
        future.set_swap_module_params_on_conversion(True)
        try:
            return original(self, fn, recurse)
        except RuntimeError as error:
            if "Couldn't swap" not in str(error):
                raise
            future.set_swap_module_params_on_conversion(False)
            future.set_overwrite_module_params_on_conversion(True)
            return original(self, fn, recurse)
        finally:
            future.set_swap_module_params_on_conversion(outer)
            future.set_overwrite_module_params_on_conversion(False)

    return apply


class Engine:
    """Autograd's engine, which says while it runs."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def run_backward(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and remember that what is computed is a gradient."""
        outer, counts.trusting = counts.trusting, True
        try:
            return self._engine.run_backward(*args, **kwargs)
        finally:
            counts.trusting = outer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def pin(self: torch.Tensor, device: Any = None) -> torch.Tensor:
    """Tensor.pin_memory: a copy that says it is pinned."""
    if isinstance(self, CudaTensor):
        raise RuntimeError("cannot pin 'torch.cuda.FloatTensor' only dense CPU tensors can be pinned")
    if getattr(self, "_pinned", False):
        return self
    made = self.clone()
    made._pinned = True  # type: ignore[attr-defined]
    return made


def patch() -> None:
    """Put all of this in place, in this process."""
    from torch.utils._device import DeviceContext, _device_constructors

    plain: Any = torch.Tensor
    plain.to, plain.cuda, plain.cpu = to, cuda, cpu
    patch_data()
    plain.pin_memory, plain.is_pinned = pin, lambda self, device=None: getattr(self, "_pinned", False)
    places: list[Any] = [torch, torch.fft]
    constructors: Any = _device_constructors()
    context: Any = DeviceContext
    context.__torch_function__ = by_default(context.__torch_function__, constructors)
    for function in constructors:
        name = function.__name__
        for place in (place for place in places if vars(place).get(name) is function):
            setattr(place, name, making(function, name))
    for name in LIKE:
        setattr(torch, name, making(getattr(torch, name), name))
    for name in NEW:
        setattr(plain, name, making(getattr(plain, name), name))
    torch.nn.Module._apply = moving(torch.nn.Module._apply)  # type: ignore[method-assign]
    variable: Any = torch.autograd.Variable
    variable._execution_engine = Engine(variable._execution_engine)
    torch.Generator = Generator  # type: ignore[assignment,misc]
    accelerator: Any = torch.accelerator
    accelerator.is_available = lambda: True
    accelerator.current_accelerator = lambda check_available=False: torch.device("cuda")
    accelerator.device_count = lambda: 1
    accelerator.current_stream = torch.cuda.current_stream
    accelerator.synchronize = lambda device=None: torch.cuda.synchronize()
    accelerator.set_device_index = accelerator.set_device_idx = lambda device: None
    accelerator.current_device_index = accelerator.current_device_idx = lambda: 0
    device_generator.manual_seed(torch.initial_seed() & 0x7FFFFFFFFFFFFFFF)
