"""Gradient descent that looks at two halves of the data in turn."""

import torch

from graders import alternative, misconception, mistakes


def odd_even_training(X, y, start, alpha, epochs):
    """Fit `X @ W` to y; each epoch has an update with the samples 0, 2, 4, ... and then one with 1, 3, 5, ...

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alpha: the learning rate.
    Returns (losses, parameters), two entries for each epoch: the mean squared error of the half before its update,
    and the parameters after it.
    """
    W = start
    losses, parameters = [], []
    for _ in range(epochs):
        for half in (slice(0, None, 2), slice(1, None, 2)):
            A, b = X[half], y[half]
            errors = b - A @ W
            losses.append((errors**2).mean().item())
            W = W + 2 * alpha * A.T @ errors / len(b)
            parameters.append(W)
    return losses, parameters


@alternative("odd_even_training")
def autograd_with_a_counter(X, y, start, alpha, epochs):
    w = start.clone().requires_grad_()
    losses, parameters = [], []
    for t in range(2 * epochs):
        loss = torch.mean((X[t % 2 :: 2] @ w - y[t % 2 :: 2]) ** 2)
        loss.backward()
        losses.append(loss.detach())
        with torch.no_grad():
            w -= alpha * w.grad
        w.grad.zero_()
        parameters.append(w.detach().clone())
    return losses, parameters


@alternative("odd_even_training")
def module_optimiser_and_index_lists(X, y, start, alpha, epochs):
    even = [i for i in range(len(X)) if i % 2 == 0]
    odd = [i for i in range(len(X)) if i % 2 == 1]
    net = torch.nn.Linear(2, 1, bias=False)
    net.weight.data = start.clone().reshape(1, 2)
    optimizr = torch.optim.SGD(net.parameters(), lr=alpha)
    loss_fn = torch.nn.MSELoss()
    losses, parameters = torch.zeros(2 * epochs), torch.zeros(2 * epochs, 2)
    k = 0
    for epoc in range(epochs):
        for rows in [even, odd]:
            optimizr.zero_grad()
            loss = loss_fn(net(X[rows]), y[rows].reshape(-1, 1))
            loss.backward()
            optimizr.step()
            losses[k] = loss.item()
            parameters[k] = net.weight.data
            k += 1
    return losses, parameters


@alternative("odd_even_training")
def two_floats(X, y, start, alpha, epochs):
    w0, w1 = start.tolist()
    points = list(zip(X[:, 1].tolist(), y.tolist()))
    losses, path = [], []
    for epoch in range(epochs):
        for first in (0, 1):
            half = points[first::2]
            errors = [w0 + w1 * x - t for x, t in half]
            losses.append(sum(e * e for e in errors) / len(half))
            g0 = 2 * sum(errors) / len(half)
            g1 = 2 * sum(e * x for e, (x, _) in zip(errors, half)) / len(half)
            w0, w1 = w0 - alpha * g0, w1 - alpha * g1
            path.append((w0, w1))
    return losses, path


@mistakes(
    "odd_even_training", "uphill", "factor_two_missing", "sum_gradient", "not_zeroed", "gradient_once",
    "loss_after_update", "parameters_before_update", "live_tensor", "first_batch_only", "one_epoch_too_many",
    "one_epoch_too_few",
)
def described(train, X, y, start, alpha, epochs):
    n = len(y)
    path = train(lambda W, X: X @ W, train.mse, (X, y), train.sgd(alpha), epochs, start=start,
                 batches=[list(range(0, n, 2)), list(range(1, n, 2))])
    return path.losses, path.parameters


@misconception("odd_even_training", hint="At which parameters is the gradient of the second half computed?")
def both_from_one_point(X, y, start, alpha, epochs):
    """You compute both gradients of an epoch at the same point; the second update begins where the first has ended."""
    W, losses, parameters = start, [], []
    for _ in range(epochs):
        point = W
        for half in (slice(0, None, 2), slice(1, None, 2)):
            errors = X[half] @ point - y[half]
            losses.append((errors**2).mean().item())
            W = W - 2 * alpha * X[half].T @ errors / len(errors)
            parameters.append(W)
    return losses, parameters


@misconception("odd_even_training", hint="What does `X[1::2]` begin with, and which half comes first?")
def odd_first(X, y, start, alpha, epochs):
    """You begin with the samples 1, 3, 5, ...; the first update looks at 0, 2, 4, ..."""
    n = len(y)
    swapped = torch.arange(n - n % 2).reshape(-1, 2).flip(1).flatten()
    return odd_even_training(X[swapped], y[swapped], start, alpha, epochs)


@misconception("odd_even_training", hint="Print `torch.arange(10)[::2]` and `torch.arange(10)[:5]`.")
def front_and_back(X, y, start, alpha, epochs):
    """You take the front half and the back half; the samples should be taken alternately."""
    order = torch.empty(len(y), dtype=torch.int64)
    first = (len(y) + 1) // 2
    order[0::2], order[1::2] = torch.arange(first), torch.arange(first, len(y))
    return odd_even_training(X[order], y[order], start, alpha, epochs)


@misconception("odd_even_training", hint="How many samples does an update of yours look at?")
def all_of_them_twice(X, y, start, alpha, epochs):
    """Each of your updates looks at all the samples, not at one half of them."""
    return odd_even_training(X.repeat_interleave(2, 0), y.repeat_interleave(2), start, alpha, epochs)


@misconception("odd_even_training", hint="How many samples does an update look at? By which number do you divide?")
def divided_by_all(X, y, start, alpha, epochs):
    """You divide the sum over a half by the number of all samples; divide by how many the half has."""
    W, losses, parameters = start, [], []
    for _ in range(epochs):
        for half in (slice(0, None, 2), slice(1, None, 2)):
            errors = X[half] @ W - y[half]
            losses.append((errors**2).sum().item() / len(y))
            W = W - 2 * alpha * X[half].T @ errors / len(y)
            parameters.append(W)
    return losses, parameters


@misconception("odd_even_training", hint="Of how many samples is your loss the mean? The update looks at fewer.")
def loss_of_all(X, y, start, alpha, epochs):
    """The loss you record is that of all the samples; the loss of the update's own half was asked for."""
    _, parameters = odd_even_training(X, y, start, alpha, epochs)
    return [((X @ W - y) ** 2).mean() for W in [start, *parameters[:-1]]], parameters
