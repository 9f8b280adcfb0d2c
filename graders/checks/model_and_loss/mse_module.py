"""Value and gradient of the mean squared error, from the module and from the formulas."""

import torch

from graders import check, close, parts


def some_guesses(rng):
    """Targets, and predictions that are off by one and a half or more, to either side and more to one."""
    n = int(rng.integers(5, 16))
    target = rng.uniform(-10, 10, n)
    errors = rng.uniform(1.5, 4.0, n)
    errors[: int(rng.integers(1, n // 3 + 1))] *= -1
    return {"prediction": torch.tensor(target + errors).float(), "target": torch.tensor(target).float()}


def three_points():
    """Predictions 2, 3, 4 for the targets 1, 2, 3."""
    return {"prediction": torch.tensor([2.0, 3.0, 4.0]), "target": torch.tensor([1.0, 2.0, 3.0])}


@check(
    given=some_guesses,
    public=three_points,
    criterion=parts(loss=close(1), gradient=close(2)),
    hint="Compare with mse_by_hand: where do the two part?",
)
def from_the_module(impl, prediction, target):
    """module_mse returns the loss of nn.MSELoss, and its gradient with respect to the predictions."""
    loss, gradient = impl.module_mse(prediction, target)
    return {"loss": loss, "gradient": gradient}


@check(
    given=some_guesses,
    public=three_points,
    criterion=parts(loss=close(1), gradient=close(2)),
    hint="Put the numbers of the page into both formulas, on paper.",
)
def from_the_formulas(impl, prediction, target):
    """mse_by_hand returns the same loss and the same gradient."""
    loss, gradient = impl.mse_by_hand(prediction, target)
    return {"loss": loss, "gradient": gradient}
