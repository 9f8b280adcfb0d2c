"""The network for zeros and ones: its parameters, and its outputs once they are given; the number of parameters."""

import torch
from torch import nn

from graders import check, close, equal, exact, parts


def any_pictures(rng):
    """Sparse pictures, and parameters that make hidden nodes positive and negative; the first weight is an outer
    product, so that it need not be sent as a whole."""
    def draw(spread, *shape):
        return torch.tensor(rng.normal(0, spread, shape), dtype=torch.float32)

    x = torch.tensor(rng.uniform(0, 1, (3, 784)) * (rng.random((3, 784)) < 0.2), dtype=torch.float32)
    hidden = {"column": draw(1, 32, 1), "row": draw(0.1, 784), "bias": draw(0.3, 32)}
    return {"x": x, **hidden, "last": draw(0.4, 1, 32), "shift": draw(0.3, 1)}


def three_stripes():
    """Three pictures with a stripe of light each, and smooth parameters: the first weight is column * row."""
    stripe = torch.arange(784) // 28
    x = torch.stack([stripe < 9, (stripe >= 9) & (stripe < 18), stripe >= 18]).float()
    return {
        "x": x, "column": torch.linspace(-1.0, 1.0, 32).reshape(32, 1), "row": torch.linspace(-0.03, 0.05, 784),
        "bias": torch.linspace(1.0, -1.0, 32),
        "last": torch.linspace(0.3, -0.2, 32).reshape(1, 32), "shift": torch.tensor([-0.5]),
    }


@check(
    given=any_pictures, public=three_stripes, criterion=parts(shapes=equal(1), output=close(3)),
    hint="Print your network, and compare it with the diagram, column by column.",
)
def network_for_digits(impl, x, column, row, bias, last, shift):
    """The network has the weights and biases of the diagram, and with given values for them the right output."""
    net = impl.mnist_net().to(x.dtype)
    net(x)
    given = {tuple(p.shape): p for p in (column * row, bias, last, shift)}
    shapes = sorted([list(p.shape) for p in net.parameters()])
    if shapes != [[1], [1, 32], [32], [32, 784]]:
        return {"shapes": shapes, "output": None}
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(given[tuple(parameter.shape)])
    return {"shapes": shapes, "output": net(x)}


def any_sizes(rng):
    """Three networks with two to four linear steps."""
    return {"sizes": exact([rng.integers(2, 9, int(rng.integers(3, 6))).tolist() for _ in range(3)])}


def known_sizes():
    """The number of nodes from column to column, of three networks."""
    return {"sizes": [[1, 2, 1], [784, 32, 1], [4, 3, 3, 2]]}


@check(
    given=any_sizes, public=known_sizes, criterion=equal(2),
    hint="Take the network of 7 parameters from the page before, and count them with your function.",
)
def numbers_to_learn(impl, sizes):
    """All the weights and biases of a network are counted."""
    counts = []
    for nodes in sizes:
        net = nn.Sequential()
        for k in range(len(nodes) - 1):
            net.extend([nn.Linear(nodes[k], nodes[k + 1]), nn.ReLU()])
        counts.append(impl.parameter_count(net))
    return counts
