"""Training in mini-batches that are drawn anew in each epoch."""

import random

import numpy as np
import torch

from graders import alternative, misconception, mistakes


def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    """Fit `X @ W` to y in mini-batches that are cut, in each epoch, from a new random order of the samples.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alpha: the learning rate.
    Returns (batches, parameters), one entry for each update: the numbers of its samples, the parameters after it.
    """
    W = start
    batches, parameters = [], []
    for _ in range(epochs):
        for batch in torch.randperm(len(y)).split(batch_size):
            errors = y[batch] - X[batch] @ W
            W = W + 2 * alpha * X[batch].T @ errors / len(batch)
            batches.append(batch.tolist())
            parameters.append(W)
    return batches, parameters


@alternative("shuffled_by_hand")
def python_random_and_autograd(X, y, start, alpha, epochs, batch_size):
    w = start.clone().requires_grad_(True)
    order = list(range(len(X)))
    batches, parameters = [], []
    for epoch in range(epochs):
        random.shuffle(order)
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            loss = ((X[rows] @ w - y[rows]) ** 2).mean()
            loss.backward()
            with torch.no_grad():
                w -= alpha * w.grad
                w.grad.zero_()
            batches.append(rows)
            parameters.append(w.tolist())
    return batches, parameters


@alternative("shuffled_by_hand")
def numpy_permutation_of_the_data(X, y, start, alpha, epochs, batch_size):
    generator = np.random.default_rng(3)
    b, w = float(start[0]), float(start[1])
    batches, path = [], []
    for epoch in range(epochs):
        order = generator.permutation(len(y))
        xs, ts = X.numpy()[order, 1].astype(float), y.numpy()[order].astype(float)
        for k in range(0, len(y), batch_size):
            e = b + w * xs[k : k + batch_size] - ts[k : k + batch_size]
            b, w = b - alpha * 2 * e.mean(), w - alpha * 2 * (e * xs[k : k + batch_size]).mean()
            batches.append(order[k : k + batch_size])
            path.append((b, w))
    return batches, path


@alternative("shuffled_by_hand")
def loader_with_a_third_column(X, y, start, alpha, epochs, batch_size):
    from torch.utils.data import DataLoader, TensorDataset

    loader = DataLoader(TensorDataset(X, y, torch.arange(len(y))), batch_size=batch_size, shuffle=True)
    net = torch.nn.Linear(2, 1, bias=False)
    net.weight.data = start[None, :].clone()
    sgd = torch.optim.SGD(net.parameters(), lr=alpha)
    batches, parameters = [], []
    for epoch in range(epochs):
        for features, target, number in loader:
            sgd.zero_grad()
            torch.nn.functional.mse_loss(net(features).flatten(), target).backward()
            sgd.step()
            batches.append(number)
            parameters.append(net.weight.detach().clone().flatten())
    return batches, parameters


@mistakes(
    "shuffled_by_hand", "uphill", "factor_two_missing", "sum_gradient", "not_zeroed", "gradient_once", "every_pair",
    "parameters_before_update", "live_tensor",
)
def described(train, X, y, start, alpha, epochs, batch_size):
    order = [list(batch) for _ in range(epochs) for batch in torch.randperm(len(y)).split(batch_size)]
    each = len(order) // max(epochs, 1)
    path = train(lambda W, X: X @ W, train.mse, (X, y), train.sgd(alpha), epochs, start=start,
                 batches=lambda epoch: order[(epoch - 1) * each : epoch * each])
    return order, path.parameters


def along(X, y, start, alpha, batches, targets=None):
    """The parameters after each of these batches; `targets` are the numbers of the y that are taken, if others."""
    W, parameters = start, []
    for batch, others in zip(batches, targets or batches, strict=True):
        errors = y[others] - X[batch] @ W
        W = W + 2 * alpha * X[batch].T @ errors / len(batch)
        parameters.append(W)
    return parameters


def in_batches(order, batch_size):
    """An order of samples as lists."""
    return [batch.tolist() for batch in order.split(batch_size)]


@misconception(
    "shuffled_by_hand", hint="After your shuffling, does the third entry of x still belong to the third of y?"
)
def torn_pairs(X, y, start, alpha, epochs, batch_size):
    """You shuffle X and y each in an order of its own, so that samples get the targets of others."""
    batches = [b for _ in range(epochs) for b in in_batches(torch.randperm(len(y)), batch_size)]
    targets = [b for _ in range(epochs) for b in in_batches(torch.randperm(len(y)), batch_size)]
    return batches, along(X, y, start, alpha, batches, targets)


@misconception(
    "shuffled_by_hand", hint="Which sample was your third target, before the shuffling? And your third input?"
)
def targets_left_behind(X, y, start, alpha, epochs, batch_size):
    """You shuffle X and leave y in its old order, so that samples get the targets of others."""
    batches = [b for _ in range(epochs) for b in in_batches(torch.randperm(len(y)), batch_size)]
    return batches, along(X, y, start, alpha, batches, in_batches(torch.arange(len(y)), batch_size) * epochs)


@misconception("shuffled_by_hand", hint="Call your function with two different starts. Do the first parameters differ?")
def begins_at_zero(X, y, start, alpha, epochs, batch_size):
    """You begin at zero; the argument `start` has no effect."""
    return shuffled_by_hand(X, y, torch.zeros_like(start), alpha, epochs, batch_size)


@misconception("shuffled_by_hand", hint="Print the first batch of each epoch. When is your order drawn?")
def shuffled_once(X, y, start, alpha, epochs, batch_size):
    """You draw the order once, before the epochs; each epoch should have an order of its own."""
    batches = in_batches(torch.randperm(len(y)), batch_size) * epochs
    return batches, along(X, y, start, alpha, batches)


@misconception("shuffled_by_hand", hint="Put the batches of an epoch together, and sort. Is each number there once?")
def drawn_with_replacement(X, y, start, alpha, epochs, batch_size):
    """You draw each sample from all the data, so in one epoch some come several times and others never."""
    batches = [b for _ in range(epochs) for b in in_batches(torch.randint(len(y), (len(y),)), batch_size)]
    return batches, along(X, y, start, alpha, batches)


@misconception("shuffled_by_hand", hint="Print the batches of the first epoch. Are they in any new order?")
def not_shuffled(X, y, start, alpha, epochs, batch_size):
    """You take the samples in the order of the data: nothing is shuffled."""
    batches = in_batches(torch.arange(len(y)), batch_size) * epochs
    return batches, along(X, y, start, alpha, batches)


@misconception(
    "shuffled_by_hand", hint="Which samples are in the first batch of your epochs? May a 0 be in the second?"
)
def batches_shuffled_not_samples(X, y, start, alpha, epochs, batch_size):
    """You shuffle the batches, but the same samples always stay together; shuffle the samples."""
    fixed = in_batches(torch.arange(len(y)), batch_size)
    batches = [fixed[k] for _ in range(epochs) for k in torch.randperm(len(fixed))]
    return batches, along(X, y, start, alpha, batches)


@misconception("shuffled_by_hand", hint="Add up the sizes of an epoch's batches. Is it n?")
def rest_left_out(X, y, start, alpha, epochs, batch_size):
    """You leave out the samples that do not fill a batch."""
    drawn = [b for _ in range(epochs) for b in in_batches(torch.randperm(len(y)), batch_size)]
    batches = [b for b in drawn if len(b) == batch_size]
    return batches, along(X, y, start, alpha, batches)


@misconception("shuffled_by_hand", hint="How many updates does an epoch have, and how many entries do you add in it?")
def an_entry_for_each_epoch(X, y, start, alpha, epochs, batch_size):
    """You return one entry for each epoch; one for each update was asked for."""
    drawn = [in_batches(torch.randperm(len(y)), batch_size) for _ in range(epochs)]
    path = along(X, y, start, alpha, [batch for batches in drawn for batch in batches])
    each = len(path) // max(epochs, 1)
    return drawn, path[each - 1 :: each]
