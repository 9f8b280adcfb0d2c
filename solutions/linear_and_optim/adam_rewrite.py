"""The same loop with optim.Adam, on inputs that were never scaled."""

import torch
from torch import nn, optim

from graders import alternative, misconception, mistakes


def train_adam(inputs, targets, start, lr, epochs):
    """Fit `w * inputs + b` to the targets with optim.Adam on the mean squared error.

    inputs, targets: tensors of shape (n,), start: tensor of shape (2,), the pair (w, b). lr: the learning rate.
    Returns (losses, parameters), two lists with one entry for each epoch:
    the loss before its update, the pair (w, b) after it.
    """
    params = start.clone().requires_grad_()
    optimiser = optim.Adam([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@alternative("train_adam")
def a_layer(inputs, targets, start, lr, epochs):
    net = nn.Linear(1, 1)
    net.weight.data[:], net.bias.data[:] = start[0], start[1]
    criterion, optimizr = nn.MSELoss(), optim.Adam(net.parameters(), lr=lr)
    losses, pairs = [], []
    for epoc in range(1, epochs + 1):
        cost = criterion(net(inputs.reshape(-1, 1)), targets.reshape(-1, 1))
        cost.backward()
        optimizr.step()
        optimizr.zero_grad()
        losses.append(cost)
        pairs.append((net.weight.item(), net.bias.item()))
    return losses, pairs


@alternative("train_adam")
def one_tensor_at_a_time(inputs, targets, start, lr, epochs):
    w, b = (p.clone().requires_grad_() for p in start)
    optimiser = torch.optim.Adam([{"params": [w]}, {"params": [b]}], lr=lr, foreach=False)
    losses, path = torch.zeros(epochs), torch.zeros(epochs, 2)
    for t in range(epochs):
        w.grad = b.grad = None
        loss = torch.mean((targets - (b + w * inputs)) ** 2)
        losses[t] = loss.detach()
        loss.backward()
        optimiser.step()
        path[t, 0], path[t, 1] = w.detach(), b.detach()
    return losses, path


@alternative("train_adam")
def on_paper_with_floats(inputs, targets, start, lr, epochs):
    theta, n = start.tolist(), len(targets)
    m, v, losses, pairs = [0.0, 0.0], [0.0, 0.0], [], []
    for t in range(1, epochs + 1):
        errors = [theta[0] * x + theta[1] - y for x, y in zip(inputs.tolist(), targets.tolist(), strict=True)]
        losses.append(sum(e * e for e in errors) / n)
        slopes = [sum(2 * e * x for e, x in zip(errors, inputs.tolist(), strict=True)) / n]
        slopes.append(sum(2 * e for e in errors) / n)
        for k, g in enumerate(slopes):
            m[k] = 0.9 * m[k] + 0.1 * g
            v[k] = 0.999 * v[k] + 0.001 * g * g
            theta[k] -= lr * (m[k] / (1 - 0.9**t)) / ((v[k] / (1 - 0.999**t)) ** 0.5 + 1e-8)
        pairs.append(tuple(theta))
    return losses, pairs


@mistakes(
    "train_adam", "not_zeroed", "standing_still", "rate_ten_times_too_small", "loss_after_update",
    "parameters_before_update", "live_tensor", "no_bias_correction",
)
def described(train, inputs, targets, start, lr, epochs):
    path = train(lambda p, x: p[0] * x + p[1], train.mse, (inputs, targets), train.adam(lr), epochs, start=start)
    return path.losses, path.parameters


def with_optimisers(inputs, targets, start, epochs, optimiser_of_epoch):
    """The loop, with an optimiser for each epoch."""
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for epoch in range(epochs):
        optimiser = optimiser_of_epoch(epoch, params)
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@misconception("train_adam", hint="How long are your steps? Compare the first one with the learning rate.")
def still_sgd(inputs, targets, start, lr, epochs):
    """Your optimiser is still SGD: its steps are as long as the gradients are large."""
    return with_optimisers(inputs, targets, start, epochs, lambda epoch, params: optim.SGD([params], lr=lr))


@misconception("train_adam", hint="Adam remembers earlier gradients. Where do they go when a new optimiser is made?")
def a_new_optimiser_each_epoch(inputs, targets, start, lr, epochs):
    """You make a new optimiser in every epoch; it knows nothing of the earlier gradients, so each step is a
    first one."""
    return with_optimisers(inputs, targets, start, epochs, lambda epoch, params: optim.Adam([params], lr=lr))


@misconception("train_adam", hint="Which loss does the page ask for: a sum, or a mean?")
def sums_the_errors(inputs, targets, start, lr, epochs):
    """Your loss is the sum of the squared errors. Adam steps alike under both, but the mean was asked for."""
    losses, parameters = train_adam(inputs, targets, start, lr, epochs)
    return [loss * len(targets) for loss in losses], parameters


@misconception("train_adam", hint="Print `optimiser.defaults`. Is the learning rate the one that you were given?")
def rate_left_out(inputs, targets, start, lr, epochs):
    """Your optimiser was not told the learning rate, so it takes 0.001."""
    return train_adam(inputs, targets, start, 0.001, epochs)
