"""The structure of a network, and how often it is right on pictures whose labels stay with the grader."""

import numpy as np
import torch

from graders import at_least, check, equal, exact, parts, private, probe, samples


def any_hidden_size(rng):
    """Another number of hidden units; large inputs, that a missing sigmoid shows."""
    X = torch.tensor(rng.normal(0, 50, (40, 16)), dtype=torch.float32)
    return {"hidden": int(rng.integers(3, 30)), "X": exact(X)}


def eight_hidden_units():
    """Eight hidden units, and some large inputs."""
    return {"hidden": 8, "X": 50 * torch.sin(torch.arange(64.0)).reshape(4, 16)}


@check(
    given=any_hidden_size, public=eight_hidden_units, criterion=parts(parameters=equal(2), output=equal(1)),
    hint="Print the network, and the shape of each of its parameters.",
)
def layers(impl, hidden, X):
    """The network's layers have the right sizes, and its outputs lie between 0 and 1."""
    net = impl.digit_net(hidden)
    out = net(X)
    return {"parameters": probe.module(net)["shapes"],
            "output": [list(out.shape), bool(((out >= 0) & (out <= 1)).all())]}


def two_clouds(rng):
    """Two clouds in 16 dimensions that overlap a little; the labels of the new points stay here."""
    n, m = int(rng.integers(80, 160)), 200
    direction = rng.normal(0, 1, 16)
    direction *= rng.uniform(3.2, 3.8) / np.linalg.norm(direction)
    labels = rng.permutation(np.arange(n + m) % 2)
    points = rng.normal(0, 1, (n + m, 16)) + np.outer(labels - 0.5, direction)
    points, labels = torch.tensor(points, dtype=torch.float32), torch.tensor(labels, dtype=torch.float32)
    return {**samples(X=points[:n], y=labels[:n]), "X_new": points[n:], "labels": private(labels[n:])}


def right(answers, values):
    """For each new picture, whether the answer is right."""
    return np.asarray(answers, dtype=float).reshape(-1) == values["labels"]


@check(
    given=two_clouds, criterion=at_least(5, score=right),
    hint="Print the loss every ten epochs. Does it fall? Then look at the answers for the training set.",
)
def new_pictures(impl, X, y, X_new):
    """On new pictures the trained network is right about as often as the course's own."""
    return impl.read_digits(X, y, X_new)
