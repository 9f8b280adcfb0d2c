"""Nodes column by column, and shapes step by step."""

from itertools import pairwise

import torch
from torch import nn

from graders import check, equal, exact


def any_steps(rng):
    """Two to four linear steps with activations, and a batch of another size."""
    nodes = rng.permutation(range(2, 12))[: int(rng.integers(3, 6))].tolist()
    steps = []
    for before, after in pairwise(nodes):
        steps += [["Linear", before, after, bool(rng.integers(2))], [str(rng.choice(["ReLU", "Tanh", "Sigmoid"]))]]
        steps += [["Dropout", 0.5]] * int(rng.integers(2))
    X = torch.tensor(rng.normal(0, 1, (int(rng.integers(12, 20)), nodes[0])), dtype=torch.float32)
    return {"steps": exact(steps), "X": exact(X)}


def network_for_digits():
    """The network for MNIST, and a batch of three pictures."""
    return {"steps": [["Linear", 784, 32], ["ReLU"], ["Linear", 32, 1], ["Sigmoid"]], "X": torch.zeros(3, 784)}


@check(given=any_steps, public=network_for_digits, criterion=equal(2),
       hint="Draw the diagram, write the number of nodes above each column, and compare.")
def nodes(impl, steps, X):
    """The nodes of the input and of every linear step are counted, once each."""
    return impl.count_nodes(nn.Sequential(*[getattr(nn, name)(*settings) for name, *settings in steps]))


@check(given=any_steps, public=network_for_digits, criterion=equal(3),
       hint="Print X.shape before and after each step.")
def shapes(impl, steps, X):
    """The shape of X and of the result of every step are listed, in order."""
    return impl.shapes_on_the_way(nn.Sequential(*[getattr(nn, name)(*settings) for name, *settings in steps]), X)
