"""Logistic regression as a module: its parameters, and what comes out once they are given."""

import torch

from graders import check, close, equal, parts


def any_curve(rng):
    """A weight, a bias, and inputs on both sides of the point where the curve passes through 0.5."""
    weight = torch.tensor(rng.choice([-1, 1]) * rng.uniform(0.7, 3, (1, 1)), dtype=torch.float32)
    bias = torch.tensor(rng.choice([-1, 1]) * rng.uniform(0.5, 2, 1), dtype=torch.float32)
    z = torch.linspace(-3, 3, int(rng.integers(6, 12)))[:, None]
    return {"x": (z + float(rng.uniform(-0.3, 0.3)) - bias) / weight, "weight": weight, "bias": bias}


def seven_inputs():
    """Seven inputs, and the weight and the bias that are put into the network."""
    x = torch.linspace(-3, 3, 7).reshape(7, 1)
    return {"x": x, "weight": torch.tensor([[2.0]]), "bias": torch.tensor([-1.0])}


@check(
    given=any_curve, public=seven_inputs, criterion=parts(shapes=equal(1), output=close(2)),
    hint="Print your network and follow one number through it, step by step, along the diagram.",
)
def one_linear_one_sigmoid(impl, x, weight, bias):
    """The network has one weight and one bias, and with given values for them it is the logistic curve."""
    net = impl.logistic_net().to(x.dtype)
    net(x)
    own = sorted(net.parameters(), key=lambda p: p.ndim)
    shapes = [list(p.shape) for p in own]
    if shapes != [[1], [1, 1]]:
        return {"shapes": shapes, "output": None}
    with torch.no_grad():
        own[0].copy_(bias)
        own[1].copy_(weight)
    return {"shapes": shapes, "output": net(x)}
