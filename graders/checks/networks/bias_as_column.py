"""A bias against a column of ones: the data, the predictions, the gradients."""

import torch
from torch import nn

from graders import check, close, equal, parts


def any_layer(rng):
    """A layer of some inputs and two or three outputs, with biases well away from 0."""
    def draw(*shape):
        return torch.tensor(rng.normal(0, 1, shape), dtype=torch.float32)

    n, p, q = int(rng.integers(5, 12)), int(rng.integers(2, 5)), int(rng.integers(2, 4))
    bias = torch.tensor(rng.choice([-1, 1], q) * rng.uniform(0.5, 2, q), dtype=torch.float32)
    return {"X": draw(n, p), "y": draw(n, q), "weight": draw(q, p), "bias": bias}


def first_points_of_the_line():
    """The first twenty of the lecture's 100 points around a line, and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    y = 2.5 + 4 * x + eps
    return {"X": x[:20, None], "y": y[:20, None], "weight": torch.tensor([[10.0]]), "bias": torch.tensor([-5.0])}


@check(given=any_layer, public=first_points_of_the_line, criterion=close(1),
       hint="Print `add_ones(X)` and its shape for an X of two rows.")
def column_of_ones(impl, X, y, weight, bias):
    """The data get a first column of ones."""
    return impl.add_ones(X)


@check(
    given=any_layer, public=first_points_of_the_line,
    criterion=parts(shapes=equal(1), predictions=close(2), gradients=close(2), kept=close(1)),
    hint="Write down by hand what the new layer does to a row (1, x), and where the bias must stand for that.",
)
def same_layer(impl, X, y, weight, bias):
    """The layer without a bias has one weight more, the same predictions and gradients, and leaves the other alone."""
    layer = nn.Linear(weight.shape[1], weight.shape[0]).to(X.dtype)
    with torch.no_grad():
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)
    new = impl.without_bias(layer)
    predictions = new(torch.cat([torch.ones(len(X), 1, dtype=X.dtype), X], dim=1))
    nn.MSELoss()(predictions, y).backward()
    return {
        "shapes": [list(p.shape) for p in new.parameters()], "predictions": predictions,
        "gradients": [p.grad for p in new.parameters()], "kept": [layer.weight, layer.bias],
    }
