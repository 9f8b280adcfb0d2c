"""Mini-batch training of a small given network, update by update, and of one's own on real digits."""

import zipfile
from pathlib import Path

import numpy as np
import torch
from torch import nn

from graders import at_least, check, close, exact, parts, private, trajectory

DIGITS = Path(__file__).resolve().parents[3] / "exercises" / "minibatches" / "digits.zip"


def small_net(weights):
    """A network with these weights."""
    hidden, inputs = weights[0].shape
    net = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid())
    net.load_state_dict(dict(zip(net.state_dict(), weights, strict=True)))
    return net


def tells(X, y, weights, batch_size, lr, epochs):
    """Whether the accuracy at the end, and the numbers that are got by counting wrong, are all different."""
    net = small_net(weights)
    for _ in range(epochs):
        met = []
        for points, labels in zip(X.split(batch_size), y.split(batch_size), strict=True):
            net.zero_grad()
            p = net(points)
            nn.BCELoss()(p, labels).backward()
            for parameter in net.parameters():
                parameter.data -= lr * parameter.grad
            met.append((p > 0.5) == (labels > 0.5))
    ones, before, kinds = net(X) > 0.5, small_net(weights)(X) > 0.5, y > 0.5
    right = ones == kinds
    of_batches = torch.stack([batch.float().mean() for batch in right.split(batch_size)])
    counts = [right, kinds, met[-1], torch.cat(met), of_batches, ones == kinds.T]
    others = [right[-len(met[-1]) :], before == kinds, ~right]
    shares = [float(count.float().mean()) for count in counts + others]
    apart = [abs(a - b) > 1e-3 for k, a in enumerate(shares[: len(counts)]) for b in shares[:k]]
    return all(apart) and all(abs(shares[0] - b) > 1e-3 for b in shares[len(counts) :])


def a_net_and_points(rng):
    """A problem whose accuracy tells how it was counted."""
    while not tells(**(drawn := any_net_and_points(rng))):
        pass
    return drawn


def any_net_and_points(rng):
    """Two clouds that overlap, in no order, in batches of 4 or 5 and a last one of 2 or 3; a network 3 -> 4 -> 1."""
    size = int(rng.integers(4, 6))
    n = 3 * size + int(rng.integers(2, 4))
    ones = int(rng.integers(n // 2 + 1, n // 2 + 3))
    kinds = rng.permutation(np.r_[np.ones(ones), np.zeros(n - ones)])[:, None]
    direction = rng.choice([-1.0, 1.0], 3) * rng.uniform(0.5, 1.0, 3)
    X = (kinds - 0.5) * 2 * direction + rng.normal(0, 0.7, (n, 3))
    weights = [rng.normal(0, 0.7, shape) for shape in ((4, 3), (4,), (1, 4), (1,))]
    weights[1] = np.abs(weights[1]) + 0.5
    X, y, *weights = (torch.tensor(values, dtype=torch.float32) for values in (X, kinds, *weights))
    return {"X": X, "y": y, "weights": weights, "batch_size": size, "lr": float(rng.uniform(0.2, 0.4)), "epochs": 3}


def ten_points():
    """Ten points of two kinds, in batches of 4, 4 and 2, and a network 2 -> 3 -> 1 with given weights."""
    X = torch.tensor([[0.2, 1.1], [-1.3, -0.4], [-0.5, 0.3], [0.9, 1.6], [-1.2, -0.4],
                      [0.1, -0.9], [0.7, 0.8], [1.5, 1.2], [-0.3, 0.2], [0.8, -0.1]])
    y = torch.tensor([[1.0], [0.0], [0.0], [1.0], [0.0], [0.0], [1.0], [1.0], [1.0], [1.0]])
    weights = [torch.tensor([[0.5, -0.3], [-0.4, 0.6], [0.2, 0.1]]), torch.tensor([0.3, 0.4, 0.5]),
               torch.tensor([[-0.4, 0.5, 0.3]]), torch.tensor([0.1])]
    return {"X": X, "y": y, "weights": weights, "batch_size": 4, "lr": 0.4, "epochs": 3}


@check(
    given=a_net_and_points, public=ten_points,
    criterion=parts(history=trajectory(loss=2, length=1), trained=close(2), accuracy=close(1)),
    hint="The first loss is that of the first batch, with the network as it was handed over. And the second?",
)
def loss_of_each_batch(impl, X, y, weights, batch_size, lr, epochs):
    """The losses follow the mini-batches, the network itself is trained, and the accuracy is that of its end."""
    hidden, inputs = weights[0].shape
    net = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid()).to(X.dtype)
    net.load_state_dict({"0.weight": weights[0], "0.bias": weights[1], "2.weight": weights[2], "2.bias": weights[3]})
    losses, accuracy = impl.sgd_mnist(net, X, y, batch_size, lr, epochs)
    learned = nn.utils.parameters_to_vector(net.parameters())
    return {"history": {"loss": losses}, "trained": learned, "accuracy": accuracy}


def without_a_rest(rng):
    """The same without the last, shorter batch."""
    values = any_net_and_points(rng)
    n = len(values["y"]) // values["batch_size"] * values["batch_size"]
    return {**values, "X": values["X"][:n], "y": values["y"][:n]}


def six_points():
    """Six points of two kinds, in batches of 3 and 3, and a network 2 -> 2 -> 1 with given weights."""
    X = torch.tensor([[0.2, 1.1], [-1.3, -0.4], [-0.5, 0.3], [0.9, 1.6], [-1.2, -0.4], [0.7, 0.8]])
    y = torch.tensor([[1.0], [0.0], [0.0], [1.0], [0.0], [1.0]])
    weights = [torch.tensor([[0.5, -0.3], [-0.4, 0.6]]), torch.tensor([0.3, 0.4]),
               torch.tensor([[-0.4, 0.5]]), torch.tensor([0.1])]
    return {"X": X, "y": y, "weights": weights, "batch_size": 3, "lr": 0.4, "epochs": 2}


@check(
    given=without_a_rest, public=six_points, criterion=close(1),
    hint="Is there a loss in your list that is not a number? How many pictures are in its batch?",
)
def no_rest_no_batch(impl, X, y, weights, batch_size, lr, epochs):
    """Where the batches come out even, nothing comes after the last full one."""
    hidden, inputs = weights[0].shape
    net = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid()).to(X.dtype)
    net.load_state_dict({"0.weight": weights[0], "0.bias": weights[1], "2.weight": weights[2], "2.bias": weights[3]})
    losses, _ = impl.sgd_mnist(net, X, y, batch_size, lr, epochs)
    return losses


def some_digits(rng):
    """Real zeros and ones of 8 x 8 pixels with noise, 60 to train on and 100 new ones, whose labels stay here."""
    with zipfile.ZipFile(DIGITS) as files:
        labels, pictures = (np.frombuffer(files.read(f"MNIST/raw/train-{name}-ubyte")[header:], np.uint8)
                            for name, header in (("labels-idx1", 8), ("images-idx3", 16)))
    pictures = pictures.reshape(-1, 28, 28)[:, 3:26:3, 3:26:3].reshape(-1, 64) / 255
    chosen = rng.permutation(np.flatnonzero(labels < 2))[:160]
    noisy = np.clip(pictures[chosen] + rng.normal(0, 0.3, (160, 64)), 0, 1)
    X, y = torch.tensor(noisy, dtype=torch.float32), torch.tensor(labels[chosen, None].astype(np.float32))
    return {"X": exact(X[:60]), "y": exact(y[:60]), "X_new": exact(X[60:]), "labels": private(y[60:])}


def read_correctly(answers, values):
    """For each new picture, whether it was taken for what it is."""
    return np.asarray(answers, dtype=float).reshape(-1) == values["labels"].reshape(-1)


@check(
    given=some_digits, criterion=at_least(3, score=read_correctly),
    hint="Print the loss of every fifth epoch. Does it fall? Then look at the accuracy on the pictures with labels.",
)
def new_digits(impl, X, y, X_new):
    """New handwritten digits are read about as well as can be."""
    return impl.read_pictures(X, y, X_new)
