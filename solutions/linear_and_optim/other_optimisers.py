"""Momentum, RMSprop and Adagrad from the same start."""

import torch
from torch import nn, optim

from graders import alternative, misconception


def three_paths(inputs, targets, start, lr, epochs):
    """Fit `w * inputs + b` to the targets three times, on the mean squared error, always from the same start.

    inputs, targets: tensors of shape (n,), start: tensor of shape (2,), the pair (w, b). lr: the learning rate of all.
    Returns a dict with the keys "momentum", "rmsprop" and "adagrad": each a list of the pairs (w, b) after each epoch.
    """
    makers = {
        "momentum": lambda params: optim.SGD(params, lr=lr, momentum=0.9),
        "rmsprop": lambda params: optim.RMSprop(params, lr=lr),
        "adagrad": lambda params: optim.Adagrad(params, lr=lr),
    }
    paths = {}
    for name, make in makers.items():
        params = start.clone().requires_grad_()
        optimiser = make([params])
        paths[name] = []
        for _ in range(epochs):
            loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            paths[name].append(params.detach().clone())
    return paths


def raced(inputs, targets, starts, optimisers, epochs):
    """The paths of these optimisers; `starts` are the tensors that they move."""
    paths = {name: [] for name in optimisers}
    for name, optimiser in optimisers.items():
        params = starts[name]
        for _ in range(epochs):
            optimiser.zero_grad()
            ((params[0] * inputs + params[1] - targets) ** 2).mean().backward()
            optimiser.step()
            paths[name].append(params.detach().clone())
    return paths


@alternative("three_paths")
def side_by_side(inputs, targets, start, lr, epochs):
    nets = [nn.Linear(1, 1) for _ in range(3)]
    for net in nets:
        net.weight.data.fill_(start[0].item())
        net.bias.data.fill_(start[1].item())
    optimizrs = [
        torch.optim.SGD(nets[0].parameters(), lr, momentum=0.9),
        torch.optim.RMSprop(nets[1].parameters(), lr),
        torch.optim.Adagrad(nets[2].parameters(), lr),
    ]
    paths = torch.zeros(3, epochs, 2)
    for t in range(epochs):
        for k, (net, optimizr) in enumerate(zip(nets, optimizrs, strict=True)):
            loss = nn.functional.mse_loss(net(inputs[:, None]), targets[:, None])
            loss.backward()
            optimizr.step()
            optimizr.zero_grad()
            paths[k, t] = torch.cat([net.weight.data.flatten(), net.bias.data])
    return dict(zip(["momentum", "rmsprop", "adagrad"], paths, strict=True))


@alternative("three_paths")
def by_hand(inputs, targets, start, lr, epochs):
    A = torch.stack([inputs, torch.ones_like(inputs)], dim=1)
    history = {"adagrad": [], "rmsprop": [], "momentum": []}
    for name, path in history.items():
        p, memory = start.clone(), torch.zeros(2)
        for _ in range(epochs):
            g = 2 * A.T @ (A @ p - targets) / len(targets)
            if name == "momentum":
                memory = 0.9 * memory + g
                p = p - lr * memory
            elif name == "rmsprop":
                memory = 0.99 * memory + 0.01 * g * g
                p = p - lr * g / (memory**0.5 + 1e-8)
            else:
                memory = memory + g * g
                p = p - lr * g / (memory**0.5 + 1e-10)
            path.append(p.tolist())
    return history


@misconception("three_paths", hint="Print the first pair of each path. From where did each of the three set out?")
def where_the_last_one_ended(inputs, targets, start, lr, epochs):
    """Your three optimisers move one and the same tensor, so the second begins where the first one ended."""
    params = start.clone().requires_grad_()
    makers = {"momentum": optim.SGD([params], lr=lr, momentum=0.9), "rmsprop": optim.RMSprop([params], lr=lr),
              "adagrad": optim.Adagrad([params], lr=lr)}
    return raced(inputs, targets, dict.fromkeys(makers, params), makers, epochs)


def alone(start, make):
    """A fresh copy of the start for each of the three, and an optimiser for it."""
    starts = {name: start.clone().requires_grad_() for name in ("momentum", "rmsprop", "adagrad")}
    return starts, {name: make(name, params) for name, params in starts.items()}


@misconception(
    "three_paths", hint="Which argument of `optim.SGD` keeps the earlier gradients? What is it if you leave it out?"
)
def momentum_left_out(inputs, targets, start, lr, epochs):
    """Your first path has no momentum: SGD without that argument forgets every gradient at once."""
    kinds = {"momentum": optim.SGD, "rmsprop": optim.RMSprop, "adagrad": optim.Adagrad}
    return raced(inputs, targets, *alone(start, lambda name, p: kinds[name]([p], lr=lr)), epochs)


@misconception(
    "three_paths", hint="What do the three optimisers remember, and where is it kept? When do you make them?"
)
def new_ones_each_epoch(inputs, targets, start, lr, epochs):
    """You make the optimisers anew in every epoch, and with them goes all that they remember."""
    paths = {name: [] for name in ("momentum", "rmsprop", "adagrad")}
    points = dict.fromkeys(paths, start)
    for _ in range(epochs):
        for name in paths:
            points[name] = three_paths(inputs, targets, points[name], lr, 1)[name][0]
            paths[name].append(points[name])
    return paths


@misconception(
    "three_paths", hint="Print the first and the last pair of a path. Which tensor do the entries of the list hold?"
)
def live_entries(inputs, targets, start, lr, epochs):
    """You appended the tensor itself, which goes on changing, so all entries of a path are its last pair."""
    return {name: [path[-1]] * epochs for name, path in three_paths(inputs, targets, start, lr, epochs).items()}


@misconception("three_paths", hint="`defaults` of an optimiser shows its settings. Is the learning rate of each yours?")
def default_rates(inputs, targets, start, lr, epochs):
    """Two of your optimisers were not told the learning rate and take their own, 0.01."""
    def make(name, p):
        return {"momentum": lambda: optim.SGD([p], lr=lr, momentum=0.9), "rmsprop": lambda: optim.RMSprop([p]),
                "adagrad": lambda: optim.Adagrad([p])}[name]()

    return raced(inputs, targets, *alone(start, make), epochs)
