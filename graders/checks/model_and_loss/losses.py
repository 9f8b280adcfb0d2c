"""Sum and mean of squared errors, of vectors, and of a vector and a column."""

import torch

from graders import check, close, samples


def guesses(rng):
    """Targets, and predictions that are off to either side, and more to one."""
    n = int(rng.integers(5, 25))
    target = rng.uniform(-10, 10, n)
    errors = rng.uniform(1.5, 4.0, n)
    errors[: int(rng.integers(1, n // 3 + 1))] *= -1
    return {**samples(prediction=torch.tensor(target + errors).float(), target=torch.tensor(target).float())}


def thermometer():
    """The eleven temperatures of the lecture, predicted to be what the old thermometer reads: w = 1, b = 0."""
    t_c = [0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0]
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    return {"prediction": torch.tensor(t_u), "target": torch.tensor(t_c)}


@check(
    given=guesses, public=thermometer, criterion=close(2), hint="Work out the loss of two points by hand, and compare."
)
def sums(impl, prediction, target):
    """sse is the sum of squared errors."""
    return impl.sse(prediction, target)


@check(
    given=guesses, public=thermometer, criterion=close(2), hint="Work out the loss of two points by hand, and compare."
)
def means(impl, prediction, target):
    """mse is the mean of squared errors."""
    return impl.mse(prediction, target)


@check(
    given=guesses,
    public=thermometer,
    criterion=close(2),
    hint="Bring both arguments into one shape before you subtract.",
)
def column_and_vector(impl, prediction, target):
    """Both losses are the same numbers when one argument is a column."""
    return {
        "sse, prediction a column": impl.sse(prediction.clone().reshape(-1, 1), target.clone()),
        "sse, target a column": impl.sse(prediction.clone(), target.clone().reshape(-1, 1)),
        "mse, prediction a column": impl.mse(prediction.clone().reshape(-1, 1), target.clone()),
        "mse, target a column": impl.mse(prediction.clone(), target.clone().reshape(-1, 1)),
    }
