"""How a tensor of the pure Python kind of the device looks from outside."""

from __future__ import annotations

from typing import Any

import torch

from .tally import Holder, counts

CUDA = torch.device("cuda", 0)
NO_NUMPY = ("can't convert cuda:0 device type tensor to numpy. "
            "Use Tensor.cpu() to copy the tensor to host memory first.")


class Labelled(torch.Tensor):
    """A tensor that says it is on the device. `_inner`: the CPU tensor with its values."""

    _inner: torch.Tensor
    _holder: Holder
    device = property(lambda self: CUDA)
    is_cuda = property(lambda self: True)
    is_cpu = property(lambda self: False)

    def numpy(self, *, force: bool = False) -> Any:
        """Refused as CUDA refuses it, but for `force`."""
        if not force:
            raise TypeError(NO_NUMPY)
        return self.detach().cpu().resolve_conj().resolve_neg().numpy()

    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError(NO_NUMPY)

    def tolist(self) -> Any:
        """The values as nested lists."""
        counts.copied(True, self._inner.numel() * self._inner.element_size())
        return self._inner.tolist()

    def share_memory_(self) -> Any:
        """Nothing needs to be done."""
        return self

    def untyped_storage(self) -> Any:
        """The memory that the values lie in."""
        return self._inner.untyped_storage()

    def data_ptr(self) -> int:
        """Where the values lie."""
        return self._inner.data_ptr()

    def get_device(self) -> int:
        """The number of the device."""
        return 0

    def type(self, *args: Any, **kwargs: Any) -> Any:
        """The name of its old type, or a conversion."""
        if not args and not kwargs:
            return self._inner.type().replace("torch.", "torch.cuda.")
        return super().type(*args, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        if id(self) in memo:
            return memo[id(self)]
        if not self.is_leaf:
            raise RuntimeError("Only Tensors created explicitly by the user (graph leaves) support the deepcopy "
                               "protocol at the moment.")
        made: Any = type(self)(self._inner.clone(), self.requires_grad)
        memo[id(self)] = made
        if hasattr(self, "_is_param"):
            made._is_param = True
        if self.grad is not None:
            made.grad = self.grad.__deepcopy__(memo)  # type: ignore[no-untyped-call]
        return made

    def __reduce_ex__(self, protocol: Any) -> Any:
        return self._inner.detach().__reduce_ex__(protocol)  # type: ignore[no-untyped-call]

    def __format__(self, spec: str) -> str:
        return format(self.item() if self.dim() == 0 else repr(self), spec)

    def __repr__(self, *, tensor_contents: Any = None) -> str:  # type: ignore[override]
        text = repr(self._inner.detach())
        counts.copied(True, self._inner.numel() * self._inner.element_size())
        at = text.find(", dtype=")
        text = f"{text[:at]}, device='{CUDA}'{text[at:]}" if at >= 0 else f"{text[:-1]}, device='{CUDA}')"
        if self.grad_fn is not None:
            text = f"{text[:-1]}, grad_fn=<{type(self.grad_fn).__name__}>)"
        elif self.requires_grad:
            text = f"{text[:-1]}, requires_grad=True)"
        return f"Parameter containing:\n{text}" if getattr(self, "_is_param", False) else text
