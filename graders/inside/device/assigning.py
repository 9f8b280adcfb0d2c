"""What `tensor.data = other` does in the pure Python kind of the device; torch alone would leave the values behind."""

from __future__ import annotations

from typing import Any

import torch

from .tally import Holder
from .wrapper import CudaTensor

_data: Any = torch.Tensor.data
_swap: Any = torch.utils.swap_tensors


def assign(self: torch.Tensor, value: Any) -> None:
    """Tensor.data's setter for both sides: `self` lies in the memory of `value` from now on, with its shape and dtype.

    Raises RuntimeError where the side changes and `self` cannot: it is no leaf, or a graph or somebody else holds it.
    """
    if isinstance(value, torch.Tensor) and isinstance(self, CudaTensor) != isinstance(value, CudaTensor):
        _change_side(self, value)
        return
    with torch._C.DisableTorchFunctionSubclass():
        _data.__set__(self, value)  # torch's part: shape, strides, dtype, and whether they may be taken
    if isinstance(self, CudaTensor):
        self._inner = value._inner.detach()
        self._holder = Holder(self._inner)


def _change_side(self: torch.Tensor, value: torch.Tensor) -> None:
    """Let the object be the other kind of tensor. Its gradient, which CUDA would leave behind, goes along."""
    if not self.is_leaf:
        raise RuntimeError("the pure Python form of the simulated device cannot move the result of an operation to "
                           "another device by assigning to its .data")
    made: Any = value.detach()
    made = (torch.nn.Parameter(made, self.requires_grad) if isinstance(self, torch.nn.Parameter)
            else made.requires_grad_(self.requires_grad))
    grad, self.grad = self.grad, None
    try:
        _swap(self, made)
    except RuntimeError as error:
        self.grad = grad
        raise RuntimeError("the pure Python form of the simulated device cannot move a tensor to another device by "
                           "assigning to its .data while a graph or another object holds it; make a new tensor with "
                           ".to(...)") from error
    if grad is not None:
        lying = grad._inner if isinstance(grad, CudaTensor) else grad
        self.grad = CudaTensor(lying.detach().clone()) if isinstance(value, CudaTensor) else lying.detach().clone()


def patch_data() -> None:
    """Put the setter in place, in this process."""
    plain: Any = torch.Tensor
    plain.data = property(_data.__get__, assign)
