"""Stochastic gradient descent: which samples an update sees, and what comes of it.

Batches are index lists. `path` is the descent along any order of batches for a model that is linear in its parameters,
`trained` the same for a network; both do one update for each batch.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import TensorDataset

Indices = Sequence[int]


# --- a part of the data ----------------------------------------------------------------------------------------------


def subsample_fit(x: Tensor, y: Tensor, every: int) -> tuple[Tensor, Tensor]:
    """Intercept and slope from means, variance and covariance of every `every`-th point."""
    x, y = x[::every], y[::every]
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    return y.mean() - slope * x.mean(), slope


def slope_error(x: Tensor, y: Tensor, every: int) -> Tensor:
    """s / sqrt(Sxx), where s * s is the sum of the squared residuals over (number of points - 2)."""
    intercept, slope = subsample_fit(x, y, every)
    x, y = x[::every], y[::every]
    variance = ((y - intercept - slope * x) ** 2).sum() / (len(x) - 2)
    return (variance / ((x - x.mean()) ** 2).sum()).sqrt()


# --- batches ---------------------------------------------------------------------------------------------------------


def batch_indices(n: int, batch_size: int) -> list[list[int]]:
    """Index i belongs to batch i // batch_size."""
    return [[i for i in range(n) if i // batch_size == k] for k in range(updates_per_epoch(n, batch_size))]


def updates_per_epoch(n: int, batch_size: int, drop_last: bool = False) -> int:
    """Full batches, and one more for a rest that is kept."""
    full, rest = divmod(n, batch_size)
    return full + (rest > 0 and not drop_last)


def epochs_for(updates: int, n: int, batch_size: int) -> int:
    """The fewest epochs that make at least so many updates."""
    return next(k for k in range(updates + 1) if k * updates_per_epoch(n, batch_size) >= updates)


def name_the_descent(n: int, batch_size: int) -> tuple[str, str]:
    """The name of old and that of today."""
    updates = updates_per_epoch(n, batch_size)
    old = {1: "gradient descent", n: "stochastic gradient descent"}.get(updates, "mini-batch gradient descent")
    return old, "gradient descent" if updates == 1 else "stochastic gradient descent"


def make_dataset(n: int, ones: int) -> TensorDataset:
    """Pairs of a number and whether it is among the first `ones`."""
    x = torch.arange(float(n))
    return TensorDataset(x, (x < ones).float())


class Batches:
    """An epoch of pairs for each loop over it; each loop that shuffles draws its own order."""

    def __init__(self, x: Tensor, y: Tensor, batch_size: int, shuffle: bool, drop_last: bool) -> None:
        self.data, self.size, self.shuffle = (x, y), batch_size, shuffle
        self.count = updates_per_epoch(len(x), batch_size, drop_last)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[tuple[Tensor, ...]]:
        n = len(self.data[0])
        order = torch.rand(n).argsort() if self.shuffle else torch.arange(n)
        for indices in batch_indices(n, self.size)[: self.count]:
            yield tuple(part[order[indices]] for part in self.data)


def make_loader(x: Tensor, y: Tensor, batch_size: int, shuffle: bool, drop_last: bool) -> Batches:
    """Batches of pairs, as often as one likes."""
    return Batches(x, y, batch_size, shuffle, drop_last)


# --- descent on a line -----------------------------------------------------------------------------------------------


def path(
    X: Tensor, y: Tensor, start: Tensor, alpha: float, order: Iterable[Indices]
) -> tuple[list[Tensor], list[Tensor]]:
    """For each batch of `order` the mean of its squared errors before the update, and the parameters after it."""
    W, losses, parameters = start.clone(), [], []
    for indices in order:
        A, t = X[list(indices)], y[list(indices)]
        errors = A @ W - t
        losses.append(errors @ errors / len(t))
        W = W - alpha * (2 / len(t)) * (A.T @ errors)
        parameters.append(W)
    return losses, parameters


def odd_even_training(
    X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int
) -> tuple[list[Tensor], list[Tensor]]:
    """The rows 0, 2, 4, ..., then the rows 1, 3, 5, ..., and again."""
    n = len(y)
    return path(X, y, start, alpha, [range(0, n, 2), range(1, n, 2)] * epochs)


def minibatch_by_hand(
    X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int, batch_size: int
) -> tuple[list[Tensor], list[Tensor]]:
    """Losses of the epochs, each batch weighted by its size, and parameters after each update; batches in order."""
    batches = batch_indices(len(y), batch_size)
    losses, parameters = path(X, y, start, alpha, batches * epochs)
    sizes = losses[0].new_tensor([len(batch) for batch in batches]) if losses else torch.zeros(0)
    return list(torch.stack(losses).reshape(epochs, -1) @ sizes / len(y)) if losses else [], parameters


def shuffled_by_hand(
    X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int, batch_size: int
) -> tuple[list[list[int]], list[Tensor]]:
    """The batches of all epochs, each epoch a new permutation, and the parameters after each update."""
    order = []
    for _ in range(epochs):
        permutation = torch.rand(len(y), dtype=torch.float64).argsort().tolist()
        order += [[permutation[i] for i in batch] for batch in batch_indices(len(y), batch_size)]
    return order, path(X, y, start, alpha, order)[1]


# --- handwritten digits ----------------------------------------------------------------------------------------------


def load_zero_one(root: str, train: bool) -> tuple[Tensor, Tensor]:
    """The zeros, then the ones, read from MNIST's files byte by byte: pictures (n, pixels) in [0, 1], labels (n, 1)."""
    folder, split = Path(root) / "MNIST" / "raw", "train" if train else "t10k"
    labels = torch.from_numpy(np.fromfile(folder / f"{split}-labels-idx1-ubyte", np.uint8, offset=8))
    pictures = torch.from_numpy(np.fromfile(folder / f"{split}-images-idx3-ubyte", np.uint8, offset=16))
    pictures = pictures.reshape(len(labels), -1)
    X = torch.cat([pictures[labels == digit] for digit in (0, 1)]).float() / 255
    count = int((labels == 0).sum())
    return X, (torch.arange(len(X)) >= count).float()[:, None]


def cross_entropy(probabilities: Tensor, labels: Tensor) -> Tensor:
    """The mean of -log p over the probabilities p that were given to the right label."""
    right = torch.where(labels > 0.5, probabilities, 1 - probabilities)
    return -right.log().clamp(min=-100).mean()


def accuracy(probabilities: Tensor, labels: Tensor) -> float:
    """The share of probabilities that lie on the label's side of 1/2."""
    return float(((probabilities > 0.5) == (labels > 0.5)).double().mean())


def trained(
    net: nn.Module, X: Tensor, y: Tensor, lr: float, order: Iterable[Indices | slice]
) -> Iterator[tuple[Tensor, float]]:
    """Change `net` by an update for each batch of `order`; loss and accuracy of the batch before its update."""
    parameters = list(net.parameters())
    for indices in order:
        probabilities, labels = net(X[indices]), y[indices]
        loss = cross_entropy(probabilities, labels)
        moves = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for parameter, gradient in zip(parameters, moves, strict=True):
                parameter.add_(gradient, alpha=-lr)
        yield loss.detach(), accuracy(probabilities, labels)


def gd_mnist(net: nn.Module, X: Tensor, y: Tensor, lr: float, epochs: int) -> tuple[list[Tensor], list[float]]:
    """Loss and accuracy on all pictures before each update."""
    history = list(trained(net, X, y, lr, repeat(slice(None), epochs)))
    return [loss for loss, _ in history], [share for _, share in history]


def sgd_mnist(
    net: nn.Module, X: Tensor, y: Tensor, batch_size: int, lr: float, epochs: int
) -> tuple[list[Tensor], float]:
    """The batch's loss before each update, batches in order, and the accuracy on all pictures after the last one."""
    order = chain.from_iterable(repeat(batch_indices(len(y), batch_size), epochs))
    losses = [loss for loss, _ in trained(net, X, y, lr, order)]
    with torch.no_grad():
        return losses, accuracy(net(X), y)


def read_pictures(X: Tensor, y: Tensor, X_new: Tensor) -> Tensor:
    """Fifteen epochs of a small network, whose batches of 12 are drawn anew in each epoch."""
    net = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid()).to(X.dtype)
    for _ in range(15):
        order = torch.randperm(len(y)).split(12)
        list(trained(net, X, y, 0.5, order))
    return (net(X_new) > 0.5).double().flatten()
