"""A line, fitted on the GPU if there is one."""

import torch

from graders import check, close, equal, parts, samples


def a_plane(rng):
    """Noisy values of a plane at random points."""
    X = torch.tensor(rng.normal(size=(int(rng.integers(8, 14)), 3)), dtype=torch.float32)
    y = X @ torch.tensor(rng.uniform(1, 3, 3), dtype=torch.float32)
    return samples(X=X, y=y) | {"epochs": int(rng.integers(4, 7))}


def four_points():
    """Four points of a plane."""
    X = torch.tensor([[1.0, 0.0, 1.0], [0.0, 2.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    return {"X": X, "y": X @ torch.tensor([1.0, 2.0, 3.0]), "epochs": 3}


@check(given=a_plane, devices=("cpu", "cuda"), criterion=parts(losses=close(2), where=equal(1)))
def trained(impl, X, y, epochs):
    """The parameters are trained where the GPU is, if there is one."""
    losses, w = impl.fit_there(X, y, epochs)
    return {"losses": losses, "where": w.device}


@check(given=a_plane, public=four_points, devices=["cuda", "cpu"], criterion=close(1))
def losses(impl, X, y, epochs):
    """The losses are the same on every machine."""
    return impl.fit_there(X, y, epochs)[0]
