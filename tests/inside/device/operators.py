"""torch's own operator samples, run on the CPU and on the device: values, shapes, types and gradients must agree."""

from __future__ import annotations

import random
import sys
import types
import unittest
import warnings
from collections.abc import Iterator
from typing import Any

import torch

# Operators that draw (dropout in attention too), read uninitialised memory, look at layouts that are not simulated, or
# whose result is not unique.
LEFT_OUT = (
    "empty", "new_empty", "rand", "normal", "bernoulli", "multinomial", "dropout", "rrelu", "uniform", "cauchy",
    "exponential", "geometric", "log_normal", "sparse", "nested", "to_sparse", "resize", "as_strided", "fractional_max",
    "svd_lowrank", "pca_lowrank", "ormqr", "geqrf", "jiterator", "lobpcg", "scaled_dot_product", "multi_head",
    "tensor_split",  # its samples move indices that must stay on the CPU
)
FACTORIES = ("arange", "linspace", "logspace", "ones", "zeros", "full", "eye", "scalar_tensor")
SAMPLES = 4  # of each operator


def databases() -> list[Any]:
    """All operators that torch describes for its own tests."""
    if "expecttest" not in sys.modules:
        try:
            import expecttest  # noqa: F401
        except ImportError:  # torch.testing wants its TestCase, which nothing here uses
            stub: Any = types.ModuleType("expecttest")
            stub.TestCase = unittest.TestCase
            sys.modules["expecttest"] = stub
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from torch.testing._internal.common_methods_invocations import op_db
    return [op for op in op_db if torch.float32 in op.dtypes and not any(word in op.name for word in LEFT_OUT)]


def some(operators: list[Any], share: float, seed: int) -> list[Any]:
    """A random share of the operators."""
    return [op for op in operators if random.Random(f"{seed} {op.name} {op.variant_test_name}").random() < share]


def moved(value: Any, device: str) -> Any:
    """A copy of arguments on a device; leaves of the graph stay leaves."""
    if isinstance(value, torch.Tensor):
        return value.detach().to(device, copy=True).requires_grad_(value.requires_grad)
    if isinstance(value, torch.device) or (isinstance(value, str) and value in ("cpu", "cuda", "cuda:0")):
        return torch.device(device)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(moved(v, device) for v in value))
    if type(value) in (list, tuple):
        return type(value)(moved(v, device) for v in value)
    if type(value) is dict:
        return {key: moved(v, device) for key, v in value.items()}
    return value


def leaves(value: Any) -> Iterator[torch.Tensor]:
    """The tensors in a nested value, in order."""
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from leaves(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from leaves(entry)


def outcome(op: Any, sample: Any, device: str) -> dict[str, Any]:
    """What an operator gives for a sample on a device, and the gradients of the sum of what it gives."""
    arguments = (moved(sample.input, device), moved(tuple(sample.args), device), moved(dict(sample.kwargs), device))
    if op.name in FACTORIES:
        arguments[2]["device"] = device
    function = getattr(torch, op.name) if op.name in FACTORIES else op.op
    result = function(arguments[0], *arguments[1], **arguments[2])
    outputs = list(leaves(result))
    given: dict[str, Any] = {"outputs": outputs, "gradients": []}
    wanted = [v for v in leaves(arguments) if v.requires_grad]
    sums = [v.sum().abs() if v.is_complex() else v.sum() for v in outputs if v.requires_grad]
    if wanted and sums:
        total = torch.stack([s.to(torch.float64) for s in sums]).sum()
        given["gradients"] = [g for g in torch.autograd.grad(total, wanted, allow_unused=True) if g is not None]
    return given


def difference(op: Any, sample: Any, device: str) -> str:
    """How the device differs from the CPU on one sample, or the empty string."""
    torch.manual_seed(0)
    expected = outcome(op, sample, "cpu")
    try:
        torch.manual_seed(0)
        got = outcome(op, sample, device)
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0][:160] if str(error) else ''}"
    for what, ours in got.items():
        theirs = expected[what]
        if len(ours) != len(theirs):
            return f"{len(ours)} {what} instead of {len(theirs)}"
        for one, other in zip(ours, theirs, strict=True):
            if one.device.type != torch.device(device).type:
                return f"one of the {what} is on {one.device}"
            if _form(one) != _form(other):
                return f"{what}: {_form(one)} instead of {_form(other)}"
            try:
                torch.testing.assert_close(one.detach().cpu(), other.detach(), equal_nan=True)
            except AssertionError as error:
                return f"{what}: {str(error).splitlines()[0]}"
    return ""


def _form(value: torch.Tensor) -> tuple[Any, ...]:
    return tuple(value.shape), value.dtype, value.stride() if value.numel() else ()


def failures(op: Any, device: str, dtype: torch.dtype = torch.float32, samples: int = SAMPLES) -> list[str]:
    """The differences on the first samples of an operator; of what the CPU itself refuses nothing is asked."""
    said = []
    gradient = bool(op.supports_autograd) and (dtype.is_floating_point or dtype.is_complex)
    for number, sample in enumerate(op.sample_inputs("cpu", dtype, requires_grad=gradient)):
        if number >= samples:
            break
        try:
            outcome(op, sample, "cpu")
        except Exception:  # the operator's own limits on the CPU
            continue
        different = difference(op, sample, device)
        if different:
            said.append(different)
    return said


# They look at the shape of one side only, copy between the sides, or take lengths and labels from the CPU.
MAY_MIX = ("broadcast_tensors", "expand_as", "reshape_as", "view_as", "diagonal_scatter", "select_scatter",
           "slice_scatter", "nn.functional.ctc_loss")
WORDS = ("same device", "should be the same", "Expected tensor to have")


def mixes(op: Any, device: str, samples: int = SAMPLES) -> str:
    """What an operator does with operands on two devices, other than refusing them; or the empty string."""
    for number, sample in enumerate(op.sample_inputs("cpu", torch.float32, requires_grad=False)):
        rest = (tuple(sample.args), dict(sample.kwargs))
        if number >= samples:
            break
        if not all(any(t.dim() and t.numel() for t in leaves(side)) for side in (sample.input, rest)):
            continue  # nothing to compute, or scalars, which the CPU may have
        for one, other in (("cpu", device), (device, "cpu")):
            first, (args, kwargs) = moved(sample.input, one), moved(rest, other)
            try:
                op.op(first, *args, **kwargs)
            except RuntimeError as error:  # an operator that the device does not have says so with a subclass
                if any(word in str(error) for word in WORDS) or isinstance(error, NotImplementedError):
                    continue
                return f"{type(error).__name__}: {error}"
            if op.name not in MAY_MIX:
                return f"took its first operand from {one} and the others from {other}"
    return ""
