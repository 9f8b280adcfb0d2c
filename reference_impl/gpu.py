"""What is true of tensors and networks on two devices."""

import math
import time
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn


def the_device() -> torch.device:
    """The first GPU, or the CPU where there is none."""
    return torch.device("cuda", 0) if torch.cuda.is_available() else torch.device("cpu")


# --- tensors ---------------------------------------------------------------------------------------------------------


def there_and_back(x: Tensor) -> tuple[Tensor, Tensor]:
    """The double is the sum of the copy and itself."""
    there = torch.empty(x.shape, dtype=x.dtype, device=the_device()).copy_(x)
    return there, torch.add(there, there).to(x.device)


def as_numpy(t: Tensor) -> np.ndarray:
    """The list of its numbers, as an array of its shape."""
    return np.array(t.reshape(-1).tolist()).reshape(t.shape)


# --- modules ---------------------------------------------------------------------------------------------------------


def move_net(net: nn.Module) -> nn.Module:
    """Every tensor of the module is replaced by its copy on the device; the parameters stay the same objects."""

    def place(tensor: Tensor) -> Tensor:
        return torch.empty_like(tensor, device=the_device()).copy_(tensor)

    net._apply(place)  # type: ignore[no-untyped-call]
    return net


def device_of(net: nn.Module) -> str:
    """The place of the only device among its parameters."""
    (place,) = {str(parameter.device) for parameter in net.parameters()}
    return place


class Descent:
    """w <- w - rate * gradient."""

    def __init__(self, w: Tensor, rate: float) -> None:
        self.w, self.rate = w, rate

    def zero_grad(self) -> None:
        """Forget the gradient."""
        self.w.grad = None

    def step(self) -> None:
        """Go against the gradient."""
        assert self.w.grad is not None
        self.w.detach().sub_(self.rate * self.w.grad)


def trainable(start: Tensor, rate: float) -> tuple[Tensor, Descent]:
    """A leaf on the device, and what moves it."""
    w = (start.detach() + 0).to(the_device())
    w.requires_grad = True
    return w, Descent(w, rate)


# --- training --------------------------------------------------------------------------------------------------------


def gradients(net: nn.Module, x: Tensor, y: Tensor) -> tuple[float, list[Tensor]]:
    """The mean squared error of Linear, ReLU, Linear, and its gradients by the chain rule."""
    w1, b1, w2, b2 = (parameter.data for parameter in net.parameters())
    before = x @ w1.T + b1
    after = before.clamp(min=0)
    error = after @ w2.T + b2 - y
    outer = 2 * error / error.numel()
    inner = (outer @ w2) * (before > 0)
    return error.square().mean().item(), [inner.T @ x, inner.sum(0), outer.T @ after, outer.sum(0)]


def train_anywhere(net: nn.Module, x: Tensor, y: Tensor, rate: float, epochs: int) -> list[float]:
    """Adam as in its paper: averages of gradients and of their squares, each divided by its share of the weights."""
    move_net(net)
    x, y = x.to(the_device()), y.to(the_device())
    first, second = ([torch.zeros_like(p.data) for p in net.parameters()] for _ in range(2))
    losses = []
    for t in range(1, epochs + 1):
        loss, slopes = gradients(net, x, y)
        losses.append(loss)
        for k, (parameter, slope) in enumerate(zip(net.parameters(), slopes, strict=True)):
            first[k], second[k] = 0.9 * first[k] + 0.1 * slope, 0.999 * second[k] + 0.001 * slope**2
            mean, spread = first[k] / (1 - 0.9**t), second[k] / (1 - 0.999**t)
            parameter.detach().sub_(rate * mean / (spread.sqrt() + 1e-8))
    return losses


def train_in_batches(net: nn.Module, X: Tensor, y: Tensor, rate: float, batch_size: int, epochs: int) -> list[float]:
    """Of a plane: sample i belongs to batch i // batch_size, and the gradient is 2 / |B| [A, 1]' error."""
    weight, bias = move_net(net).parameters()
    losses: list[float] = []
    for k in range(epochs * math.ceil(len(X) / batch_size)):
        chosen = torch.arange(len(X)) // batch_size == k % math.ceil(len(X) / batch_size)
        A, b = (part[chosen].to(the_device()) for part in (X, y))
        error = A @ weight.data.T + bias.data - b
        losses.append(float(error.square().mean()))
        weight.detach().sub_(2 * rate / len(b) * error.T @ A)
        bias.detach().sub_(2 * rate * error.mean(0))
    return losses


# --- mixed devices ---------------------------------------------------------------------------------------------------


def predicted(case: str) -> str:
    """What torch does on a GPU; the tests of the unit look at it there."""
    raised = {"sum": "RuntimeError", "network": "RuntimeError", "loss": "RuntimeError", "array": "TypeError"}
    return raised.get(case, "runs")


def attempt(net: nn.Module, x: object) -> str:
    """By the rules: a Linear takes tensors, those that are where its weight is, and as wide as it is."""
    (weight, *_) = net.parameters()
    if not isinstance(x, Tensor):
        return "TypeError"
    return "runs" if x.device == weight.device and x.shape[-1] == weight.shape[1] else "RuntimeError"


def repaired(net: nn.Module, x: Tensor) -> Tensor:
    """X W' + b, with X as a new tensor beside the weight."""
    weight, bias = net.parameters()
    return weight.new_tensor(x.tolist()) @ weight.T + bias


# --- seeds -----------------------------------------------------------------------------------------------------------


def seeded_net(seed: int, hidden: int) -> nn.Sequential:
    """Each layer draws its weight, then its bias, evenly from between -1 / sqrt(inputs) and 1 / sqrt(inputs)."""
    torch.manual_seed(seed)
    drawn = [torch.empty(shape).uniform_(-1 / math.sqrt(inputs), 1 / math.sqrt(inputs))
             for inputs, outputs in ((1, hidden), (hidden, 1)) for shape in ((outputs, inputs), (outputs,))]
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    for parameter, values in zip(net.parameters(), drawn, strict=True):
        parameter.data = values
    move_net(net)
    return net


def same_start(one: nn.Module, other: nn.Module) -> bool:
    """All parameters in one long vector each, as NumPy sees them."""
    first, second = (np.concatenate([as_numpy(p.detach()).ravel() for p in net.parameters()]) for net in (one, other))
    return bool((first == second).all())


# --- memory ----------------------------------------------------------------------------------------------------------


def bytes_taken(thing: Tensor | nn.Module) -> int:
    """Whole blocks of 512 bytes for each tensor, where there is a GPU."""
    tensors = [thing] if isinstance(thing, Tensor) else [*thing.parameters(), *thing.buffers()]
    blocks = sum(math.ceil(tensor.numel() * tensor.element_size() / 512) for tensor in tensors)
    return 512 * blocks if torch.cuda.is_available() else 0


def column_sums(X: Tensor) -> Tensor:
    """The last row of the running sums over both halves, each in a function of its own."""

    def of(rows: Tensor) -> Tensor:
        there = rows.to(the_device())
        return torch.einsum("ij->j", there).to(rows.device)

    return torch.stack([of(X[0::2]), of(X[1::2])]).cumsum(0)[-1]


# --- time ------------------------------------------------------------------------------------------------------------


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Two readings of another clock, each with nothing left to do."""
    readings = []
    for calls in (1, repeats):
        while calls:
            work()
            calls -= 1
        torch.cuda.synchronize() if torch.cuda.is_available() else None
        readings.append(time.monotonic())
    return (readings[1] - readings[0]) / repeats
