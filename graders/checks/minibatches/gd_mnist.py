"""Full-batch training of a small given network, step by step."""

import numpy as np
import torch
from torch import nn

from graders import check, close, parts, samples, trajectory


def counts_move(X, y, weights, lr, epochs):
    """Whether the accuracies after the updates are neither those before them nor, all along, the share of ones."""
    hidden, inputs = weights[0].shape
    net = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid())
    net.load_state_dict(dict(zip(net.state_dict(), weights, strict=True)))
    right = []
    for _ in range(epochs + 1):
        p = net(X)
        right.append(int(((p > 0.5) == (y > 0.5)).sum()))
        net.zero_grad()
        nn.BCELoss()(p, y).backward()
        for parameter in net.parameters():
            parameter.data -= lr * parameter.grad
    return right[1:] != right[:-1] and set(right[1:]) != {int(y.sum())}


def a_net_and_points(rng):
    """A problem whose accuracy tells when it was counted."""
    while not counts_move(**(drawn := any_net_and_points(rng))):
        pass
    return {**drawn, **samples(X=drawn["X"], y=drawn["y"])}


def any_net_and_points(rng):
    """Two clouds of 14 to 20 points that overlap, more of one kind, and the weights of a network 3 -> 4 -> 1."""
    ones, zeros = int(rng.integers(8, 11)), int(rng.integers(5, 7))
    kinds = np.r_[np.ones(ones), np.zeros(zeros)][:, None]
    direction = rng.choice([-1.0, 1.0], 3) * rng.uniform(0.5, 1.0, 3)
    X = kinds * direction + rng.normal(0, 0.7, (ones + zeros, 3))
    weights = [rng.normal(0, 0.7, shape) for shape in ((4, 3), (4,), (1, 4), (1,))]
    weights[1] = np.abs(weights[1]) + 0.5
    X, y, *weights = (torch.tensor(values, dtype=torch.float32) for values in (X, kinds, *weights))
    return {"X": X, "y": y, "weights": weights, "lr": float(rng.uniform(0.3, 0.6)), "epochs": int(rng.integers(6, 10))}


def eight_points():
    """Eight points of two kinds, and a network 2 -> 3 -> 1 with given weights."""
    X = torch.tensor([[0.2, 1.1], [1.3, 0.4], [-0.5, 0.3], [0.9, 1.6],
                      [-1.2, -0.4], [0.1, -0.9], [-0.7, 0.8], [1.5, 1.2]])
    y = torch.tensor([[1.0], [1.0], [0.0], [1.0], [0.0], [0.0], [0.0], [1.0]])
    weights = [torch.tensor([[0.5, -0.3], [-0.4, 0.6], [0.2, 0.1]]), torch.tensor([0.3, 0.4, 0.5]),
               torch.tensor([[-0.4, 0.5, 0.3]]), torch.tensor([0.1])]
    return {"X": X, "y": y, "weights": weights, "lr": 0.5, "epochs": 8}


@check(
    given=a_net_and_points, public=eight_points,
    criterion=parts(history=trajectory(loss=2, accuracy=1, length=1), trained=close(2)),
    hint="Print the loss of the first epoch: it is that of the network as it was handed over. Then the second.",
)
def loss_and_accuracy(impl, X, y, weights, lr, epochs):
    """Loss and accuracy follow gradient descent with all the samples, and the network itself is trained."""
    hidden, inputs = weights[0].shape
    net = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid()).to(X.dtype)
    net.load_state_dict({"0.weight": weights[0], "0.bias": weights[1], "2.weight": weights[2], "2.bias": weights[3]})
    losses, accuracies = impl.gd_mnist(net, X, y, lr, epochs)
    learned = nn.utils.parameters_to_vector(net.parameters())
    return {"history": {"loss": losses, "accuracy": accuracies}, "trained": learned}
