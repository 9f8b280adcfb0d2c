"""The network of two breaks: its parameters, and what comes out once they are given."""

import torch

from graders import check, close, equal, parts


def any_broken_line(rng):
    """Breaks on both sides of 0, and a last bias that makes z positive here and negative there."""
    x = torch.linspace(-3, 3, int(rng.integers(11, 17)))[:, None] + float(rng.uniform(-0.1, 0.1))
    breaks = torch.tensor([rng.uniform(-1.5, -0.3), rng.uniform(0.3, 1.5)], dtype=torch.float32)
    slopes = torch.tensor(rng.choice([-1, 1], 2) * rng.uniform(0.7, 2, 2), dtype=torch.float32)
    v = torch.tensor(rng.choice([-1, 1], 2) * rng.uniform(0.8, 1.6, 2), dtype=torch.float32)
    height = (slopes * (x - breaks)).clamp(min=0) @ v
    c = -(height.min() + height.max()) / 2
    return {"x": x, "w": slopes[:, None], "b": -slopes * breaks, "v": v[None], "c": c[None]}


def up_and_down():
    """Nine inputs, and parameters with which the probability rises, and falls again."""
    return {
        "x": torch.linspace(-4, 4, 9).reshape(9, 1),
        "w": torch.tensor([[2.0], [1.0]]), "b": torch.tensor([3.0, -0.5]),
        "v": torch.tensor([[1.0, -4.0]]), "c": torch.tensor([-2.0]),
    }


@check(
    given=any_broken_line, public=up_and_down, criterion=parts(shapes=equal(1), output=close(3)),
    hint="Print your network, and compare it with the diagram, column by column.",
)
def seven_parameters(impl, x, w, b, v, c):
    """The network has the weights and biases of the diagram, and with given values for them the right output."""
    net = impl.broken_line_net().to(x.dtype)
    net(x)
    given = {tuple(p.shape): p for p in (w, b, v, c)}
    shapes = sorted([list(p.shape) for p in net.parameters()])
    if shapes != [[1], [1, 2], [2], [2, 1]]:
        return {"shapes": shapes, "output": None}
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(given[tuple(parameter.shape)])
    return {"shapes": shapes, "output": net(x)}
