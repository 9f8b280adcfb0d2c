"""Networks from diagrams: the steps, their parameters, and what comes out once these are given."""

import math

import torch
from torch import nn

from graders import check, close, equal, exact, parts


def any_diagram(rng):
    """Three or four linear steps, not all of them with a bias; the activations between them are not all ReLU."""
    sizes = rng.permutation(range(2, 8))[: int(rng.integers(4, 6))].tolist()
    biased = rng.permutation([True, False, *(rng.random(len(sizes) - 3) < 0.5)])
    between = rng.permutation([*rng.choice(["relu", "tanh", "sigmoid"], len(sizes) - 3), "tanh", ""])
    diagram, values = [["input", sizes[0]]], []
    for k, nodes in enumerate(sizes[1:]):
        diagram.append(["linear" if biased[k] else "linear without bias", nodes])
        shapes = [(nodes, sizes[k]), (nodes,)] if biased[k] else [(nodes, sizes[k])]
        values += [torch.tensor(rng.normal(0, 0.8, shape), dtype=torch.float32) for shape in shapes]
        if between[k]:
            diagram.append([str(between[k]), nodes])
    x = torch.tensor(rng.normal(0, 1, (7, sizes[0])), dtype=torch.float32)
    return {"diagram": exact(diagram), "x": x, "values": values}


def curve_of_three_inputs():
    """The diagram of the page, four inputs, and values for the weights and the biases."""
    diagram = [
        ("input", 3), ("linear", 5), ("tanh", 5), ("linear without bias", 4), ("relu", 4),
        ("linear", 1), ("sigmoid", 1),
    ]
    shapes = [(5, 3), (5,), (4, 5), (1, 4), (1,)]
    values = [torch.linspace(-1.2, 0.9, math.prod(shape)).reshape(shape) for shape in shapes]
    return {"diagram": diagram, "x": torch.linspace(-2, 2, 12).reshape(4, 3), "values": values}


@check(
    given=any_diagram, public=curve_of_three_inputs, criterion=parts(steps=equal(1), shapes=equal(2), output=close(2)),
    hint="Print your network, draw the diagram, and go through both from left to right.",
)
def same_network(impl, diagram, x, values):
    """The network has the steps and the parameters of the diagram, and with given values for them the right output."""
    net = impl.network_from(diagram).to(x.dtype)
    if any(nn.parameter.is_lazy(p) for p in net.parameters()):
        net(x)
    leaves = [m for _, m in net.named_modules(remove_duplicate=False) if not list(m.children())]
    steps, shapes = [type(m).__name__ for m in leaves], [list(p.shape) for p in net.parameters()]
    if shapes != [list(value.shape) for value in values]:
        return {"steps": steps, "shapes": shapes, "output": None}
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), values, strict=True):
            parameter.copy_(value)
    return {"steps": steps, "shapes": shapes, "output": net(x)}
