"""What must be refused on a CUDA device: the type of the exception, and words of its message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SAME = "Expected all tensors to be on the same device"
Refusal = tuple[type[BaseException], str, Callable[[], Any]]


def here(*shape: int) -> torch.Tensor:
    """Ones on the CPU."""
    return torch.ones(shape)


def there(*shape: int) -> torch.Tensor:
    """Ones on the device."""
    return torch.ones(shape, device="cuda")


def words(device: str) -> torch.Tensor:
    """A few indices."""
    return torch.tensor([0, 1], device=device)


def _same(**calls: Callable[[], Any]) -> dict[str, Refusal]:
    return {name: (RuntimeError, SAME, call) for name, call in calls.items()}


CASES: dict[str, Refusal] = {
    **_same(
        add=lambda: there(3) + here(3),
        add_the_other_way=lambda: here(3) + there(3),
        subtract=lambda: there(3) - here(3),
        multiply=lambda: there(3) * here(3),
        divide=lambda: here(3) / there(3),
        power=lambda: there(3) ** here(3),
        compare=lambda: there(3) > here(3),
        add_in_place=lambda: there(3).add_(here(3)),
        add_in_place_on_the_host=lambda: here(3).add_(there(3)),
        scalar_of_the_host_in_place=lambda: torch.tensor(1.0).add_(there(1)[0]),
        update_by_hand=lambda: here(3).sub_(there(3), alpha=0.1),
        matrix_product=lambda: there(2, 3) @ here(3, 2),
        matrix_product_the_other_way=lambda: here(2, 3) @ there(3, 2),
        matrix_and_vector=lambda: there(2, 3) @ here(3),
        batches_of_matrices=lambda: torch.bmm(there(1, 2, 3), here(1, 3, 2)),
        dot_product=lambda: there(3).dot(here(3)),
        linear_with_data_on_the_host=lambda: nn.Linear(3, 2).cuda()(here(4, 3)),
        linear_on_the_host=lambda: nn.Linear(3, 2)(there(4, 3)),
        sequential_with_data_on_the_host=lambda: nn.Sequential(nn.Linear(3, 2), nn.ReLU()).cuda()(here(4, 3)),
        squared_error=lambda: nn.MSELoss()(there(3), here(3)),
        absolute_error=lambda: nn.L1Loss()(there(3), here(3)),
        cross_entropy_with_labels_on_the_host=lambda: nn.CrossEntropyLoss()(there(2, 3), words("cpu")),
        binary_cross_entropy=lambda: nn.BCELoss()(there(3) / 2, here(3)),
        join=lambda: torch.cat([there(3), here(3)]),
        stack=lambda: torch.stack([there(3), here(3)]),
        choose=lambda: torch.where(there(3) > 0, there(3), here(3)),
        embedding=lambda: nn.Embedding(3, 2).cuda()(words("cpu")),
        gather=lambda: there(2, 2).gather(0, words("cpu")[None]),
        select=lambda: there(2, 2).index_select(0, words("cpu")),
        batch_norm=lambda: nn.BatchNorm1d(3).cuda()(here(4, 3)),
        layer_norm=lambda: nn.LayerNorm(3).cuda()(here(4, 3)),
        interpolate_between=lambda: torch.lerp(there(3), here(3), 0.5),
        at_most=lambda: torch.minimum(there(3), here(3)),
    ),
    "convolution_of_the_host": (
        RuntimeError, "Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same",
        lambda: nn.Conv2d(1, 1, 2).cuda()(here(1, 1, 3, 3))),
    "convolution_on_the_host": (
        RuntimeError, "Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same",
        lambda: nn.Conv2d(1, 1, 2)(there(1, 1, 3, 3))),
    "index_of_the_device_on_the_host": (
        RuntimeError, "indices should be either on cpu or on the same device as the indexed tensor",
        lambda: here(3)[words("cuda")]),
    "mask_of_the_host": (
        RuntimeError, "expected self and mask to be on the same device, but got mask on cpu and self on cuda:0",
        lambda: F.relu(there(3)).masked_fill(torch.tensor([True, False, True]), 0.0)),
    "numpy": (
        TypeError, "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host "
        "memory first.", lambda: there(3).numpy()),
    "array": (TypeError, "can't convert cuda:0 device type tensor to numpy", lambda: np.asarray(there(3))),
    "numpy_with_gradient": (
        RuntimeError, "Can't call numpy() on Tensor that requires grad",
        lambda: there(3).requires_grad_().cpu().numpy()),
    "a_second_device": (RuntimeError, "invalid device ordinal", lambda: torch.ones(3, device="cuda:77")),
    "move_to_a_second_device": (RuntimeError, "invalid device ordinal", lambda: here(3).to("cuda:77")),
    "product_of_integers": (
        RuntimeError, "\"addmm_cuda\" not implemented for 'Long'", lambda: there(2, 2).long() @ there(2, 2).long()),
    "generator_of_the_host": (
        RuntimeError, "Expected a 'cuda' device type for generator but found 'cpu'",
        lambda: torch.rand(3, device="cuda", generator=torch.Generator())),
    "time_between_events_without_timing": (
        RuntimeError, "enable_timing", lambda: _elapsed(torch.cuda.Event(), torch.cuda.Event())),
    "backward_twice": (RuntimeError, "Trying to backward through the graph a second time", lambda: _twice()),
}


def _elapsed(begin: Any, end: Any) -> Any:
    begin.record()
    end.record()
    torch.cuda.synchronize()
    return begin.elapsed_time(end)


def _twice() -> None:
    loss = there(3).requires_grad_().square().sum()
    loss.backward()
    loss.backward()
