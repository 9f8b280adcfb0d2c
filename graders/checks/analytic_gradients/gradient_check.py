"""Three gradients side by side, the relative error, and its curve over the step.

All residuals have one sign, so that no slope is near zero, and W has few digits. Numbers are compared at wide steps,
where the formula's own error is large; of the arm where rounding rules, only that it is there.
"""

import math

import torch

from graders import check, close, equal, parts, samples


def above_all_targets(rng):
    """Positive inputs, targets that lie below (or above) all predictions, and two or three parameters."""
    n, p = int(rng.integers(6, 15)), int(rng.integers(2, 4))
    X = torch.from_numpy(rng.uniform(0.5, 2.0, (n, p)))
    X[:, 0] = 1
    W = torch.from_numpy(rng.integers(-16, 17, p) / 8)
    side = float(rng.choice([-1.0, 1.0]))
    return {**samples(X=X, y=X @ W - side * torch.from_numpy(rng.uniform(1.0, 2.0, n))), "W": W}


def one_step(rng):
    """Such a problem, and a step that shows."""
    return {**above_all_targets(rng), "h": float(rng.choice([0.25, 0.375, 0.5]))}


def several_steps(rng):
    """Such a problem, and some wide steps in falling order."""
    return {**above_all_targets(rng), "steps": sorted(rng.uniform(0.1, 0.8, int(rng.integers(3, 5))).tolist())[::-1]}


def two_vectors(rng):
    """Two vectors of another length and direction, without entries near zero."""
    b = rng.choice([-1.0, 1.0], 4) * rng.uniform(2.0, 6.0, 4)
    return {"a": torch.from_numpy(b * rng.uniform(1.3, 2.5, 4)), "b": torch.from_numpy(b)}


def four_points():
    """Four points, and a line above them."""
    X = torch.tensor([[1.0, 0.5], [1.0, 1.0], [1.0, 1.5], [1.0, 2.0]], dtype=torch.float64)
    y = torch.tensor([1.0, 0.0, 1.0, 2.0], dtype=torch.float64)
    return {"X": X, "y": y, "W": torch.tensor([1.0, 2.0], dtype=torch.float64), "h": 0.25}


def four_points_and_steps():
    """The same four points and line, and four steps."""
    X = torch.tensor([[1.0, 0.5], [1.0, 1.0], [1.0, 1.5], [1.0, 2.0]], dtype=torch.float64)
    y = torch.tensor([1.0, 0.0, 1.0, 2.0], dtype=torch.float64)
    return {"X": X, "y": y, "W": torch.tensor([1.0, 2.0], dtype=torch.float64), "steps": [0.8, 0.4, 0.2, 0.1]}


def three_and_four():
    """The vector (3, 4), and one near it."""
    return {"a": torch.tensor([3.0, 5.0], dtype=torch.float64), "b": torch.tensor([3.0, 4.0], dtype=torch.float64)}


@check(
    given=one_step,
    public=four_points,
    criterion=parts(numeric=close(1), analytic=close(1), autograd=close(1)),
    hint="Print the three below each other. The two that agree are probably right.",
)
def side_by_side(impl, X, y, W, h):
    """The numeric, the analytic and the automatic gradient."""
    numeric, analytic, automatic = impl.three_gradients(X, y, W, h)
    return {"numeric": numeric, "analytic": analytic, "autograd": automatic}


@check(
    given=two_vectors,
    public=three_and_four,
    criterion=close(1),
    hint="Draw the two vectors as arrows, and the difference from one tip to the other.",
)
def length_of_the_difference(impl, a, b):
    """The relative error is the length of the difference, as a share of the length of b."""
    return impl.relative_error(a, b)


@check(
    given=several_steps,
    public=four_points_and_steps,
    criterion=parts(errors=close(2), arms=equal(1)),
    hint="Print the errors at h = 0.1, 0.00001 and 1e-13, and the dtype of everything that goes into them.",
)
def curve(impl, X, y, W, steps):
    """The curve holds one relative error for each step, and rises to both sides of h = 0.00001."""
    errors = impl.error_curve(X.clone(), y.clone(), W.clone(), list(steps))
    tried = [float(error) for error in impl.error_curve(X, y, W, [steps[-1], 1e-5, 1e-13])]
    wide, right, tiny = tried if len(tried) == 3 else [math.nan] * 3
    return {
        "errors": errors,
        "arms": {
            "a wide step is worse": right < 1e-5 * wide,
            "a tiny step is worse": right < 1e-5 * tiny,
            "a tiny step finds no slope at all": wide < 0.5 and abs(tiny - 1) < 1e-3,
        },
    }
