"""A shuffled training: each update by itself, with the submission's own batches, and what its orders have in common."""

import numpy as np
import torch

from graders import check, samples, satisfies, trajectory


def noisy_line(rng):
    """Points around a random line, in batches of 4 to 6, the last one of two or three."""
    size = int(rng.integers(4, 7))
    n = size * 3 + int(rng.integers(2, 4))
    x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.9, 1.2), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 1, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.06, 0.12)) / float(torch.linalg.eigvalsh(X.T @ X / n)[-1])
    return {"X": X, "y": y, "start": truth + away, "alpha": alpha, "epochs": 3, "batch_size": size}


def one_batch(rng):
    """The same with all the points in one batch, so that their order makes no difference."""
    values = noisy_line(rng)
    return {**values, **samples(X=values["X"], y=values["y"]), "batch_size": len(values["y"]), "epochs": 4}


def six_points():
    """Six points in batches of six, four epochs."""
    X = torch.tensor([[1.0, -2.0], [1.0, 0.5], [1.0, 1.5], [1.0, -1.0], [1.0, 2.0], [1.0, -0.5]])
    y = torch.tensor([-2.0, 2.5, 3.0, -1.5, 6.0, 0.0])
    return {"X": X, "y": y, "start": torch.tensor([-4.0, 6.0]), "alpha": 0.1, "batch_size": 6, "epochs": 4}


@check(
    given=one_batch, public=six_points, criterion=trajectory(parameters=2),
    hint="Where does your first update begin? Do it by hand, with all of the points.",
)
def all_in_one_batch(impl, X, y, start, alpha, epochs, batch_size):
    """With all the samples in one batch the path is that of gradient descent, from the start that is given."""
    _, parameters = impl.shuffled_by_hand(X, y, start, alpha, epochs, batch_size)
    return {"parameters": parameters}


@check(
    given=noisy_line, criterion=trajectory(updates=4, length=1),
    hint="Take the first batch that you return, and do its update again by hand. Do you get your first parameters?",
)
def each_update_its_own_batch(impl, X, y, start, alpha, epochs, batch_size):
    """Every update follows the gradient of its own batch."""
    batches, parameters = impl.shuffled_by_hand(X, y, start, alpha, epochs, batch_size)
    numbers = [[int(i) for entry in batch for i in np.ravel(entry)] for batch in batches]
    return {"parameters": parameters, "batches": numbers}


def well_shuffled(batches, values):
    """Each epoch is a partition of the samples into batches of the right size, in an order of its own."""
    n, size, epochs = len(values["y"]), values["batch_size"], values["epochs"]
    updates = -(-n // size)
    if len(batches) != updates * epochs:
        return "the number of batches is not the one that so many epochs have"
    orders = []
    for epoch in range(epochs):
        mine = [[int(i) for i in np.ravel(batch)] for batch in batches[epoch * updates : (epoch + 1) * updates]]
        if [len(batch) for batch in mine] != [min(size, n - first) for first in range(0, n, size)]:
            return "the batches of an epoch do not have the sizes that were asked for"
        orders.append([i for batch in mine for i in batch])
    if any(sorted(order) != list(range(n)) for order in orders):
        return "an epoch does not hold every sample once"
    if list(range(n)) in orders:
        return "an epoch has the order of the data"
    if any(orders[k] in orders[:k] for k in range(epochs)):
        return "two epochs have the same order"
    firsts = {frozenset(order[:size]) for order in orders} | {frozenset(order[size : 2 * size]) for order in orders}
    unmixed = {frozenset(range(first, first + size)) for first in range(0, n, size)}
    return "the same samples are always together in a batch" if firsts & unmixed == firsts else None


@check(
    given=noisy_line, criterion=satisfies(3, well_shuffled),
    hint="Print the batches of three epochs, one epoch a line, and look for what repeats.",
)
def orders_of_the_epochs(impl, X, y, start, alpha, epochs, batch_size):
    """Every epoch holds every sample once, in an order of its own."""
    batches, _ = impl.shuffled_by_hand(X, y, start, alpha, epochs, batch_size)
    return [[int(i) for entry in batch for i in np.ravel(entry)] for batch in batches]
