"""What is true of networks that are drawn as diagrams: written with formulas, where the course uses modules."""

import torch
from torch import nn


class Formula(nn.Module):
    """A network as one formula of its parameters: `formula(x, *parameters)`. They start with the given shapes."""

    def __init__(self, formula, *shapes):
        super().__init__()
        self.formula = formula
        self.held = nn.ParameterList(torch.full(shape, 0.1) for shape in shapes)

    def forward(self, x):
        return self.formula(x, *self.held)


def squeezed(z):
    """The logistic function, in the form that needs no case distinction: sigma(z) = (1 + tanh(z / 2)) / 2."""
    return (1 + torch.tanh(z / 2)) / 2


def logistic_net():
    return Formula(lambda x, w, b: squeezed(w * x + b), (1, 1), (1,))


def broken_line_net():
    def formula(x, w, b, v, c):
        bent = [torch.where(w[k] * x + b[k] > 0, w[k] * x + b[k], 0.0) for k in (0, 1)]
        return squeezed(v[0, 0] * bent[0] + v[0, 1] * bent[1] + c)

    return Formula(formula, (2, 1), (2,), (1, 2), (1,))


def mnist_net():
    def formula(x, weight, bias, last, shift):
        hidden = torch.einsum("hp,np->nh", weight, x) + bias
        return squeezed((torch.relu(hidden) * last).sum(dim=1, keepdim=True) + shift)

    return Formula(formula, (32, 784), (32,), (1, 32), (1,))


def parameter_count(net):
    """Arrows counted: a linear step has one from each node, and from the constant 1, to each node."""
    linears = [m for m in net.modules() if isinstance(m, nn.Linear)]
    return sum((m.in_features + (m.bias is not None)) * m.out_features for m in linears)


def count_layers(net):
    """A weight is a parameter with two axes, and every layer has one."""
    weights = [p for p in net.parameters() if p.ndim == 2]
    return len(weights), len(weights[1:])


def add_ones(X):
    """Affine coordinates: X times [0, I], plus the first unit vector in every row."""
    shifted = torch.eye(X.shape[1] + 1, dtype=X.dtype)
    return X @ shifted[1:] + shifted[0]


def without_bias(layer):
    """A linear map is known by what it does to unit vectors: the constant goes to the bias, others to columns."""
    units = torch.eye(layer.in_features, dtype=layer.weight.dtype)
    origin = layer(torch.zeros_like(units[:1])).detach()
    images = torch.cat([origin, layer.weight.detach().T])
    new = nn.Linear(len(images), layer.out_features, bias=False, dtype=images.dtype)
    new.weight.data.copy_(images.T)
    return new


def count_nodes(net):
    """A weight of shape (out, in) joins two columns; neighbouring weights share one."""
    weights = [p.shape for p in net.parameters() if p.ndim == 2]
    return [*(k for _, k in weights[:1]), *(k for k, _ in weights)]


def shapes_on_the_way(net, X):
    """(samples, nodes): a step that has no weight keeps the nodes."""
    nodes = [X.shape[1]]
    for step in net:
        weight = dict(step.named_parameters()).get("weight")
        nodes.append(nodes[-1] if weight is None else weight.shape[0])
    return [[len(X), k] for k in nodes]


MODULES = {
    "linear": nn.Linear,
    "linear without bias": lambda before, nodes: nn.Linear(before, nodes, bias=False),
    "relu": lambda before, nodes: nn.ReLU(),
    "tanh": lambda before, nodes: nn.Tanh(),
    "sigmoid": lambda before, nodes: nn.Sigmoid(),
}


def network_from(diagram):
    """Names become modules by a table; what goes in is the column to the left."""
    names, nodes = zip(*diagram, strict=True)
    return nn.Sequential(*map(lambda name, m, n: MODULES[name](m, n), names[1:], nodes, nodes[1:]))
