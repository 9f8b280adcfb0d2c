"""The model comes from torch.nn; the update is still made by hand."""

import torch
from torch import nn

from graders import alternative, misconception, mistakes


def net_with_weight(start):
    """A linear layer from 2 inputs to 1 output, without bias, whose weight is [[w0, w1]].

    start: tensor of shape (2,), the numbers w0 and w1. Returns the nn.Linear.
    """
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2).clone()
    return net


def train_net(net, X, y, alpha, epochs):
    """Train the layer by gradient descent on the mean squared error.

    net: an nn.Linear(2, 1, bias=False). X: tensor of shape (n, 2), y: tensor of shape (n, 1), alpha: the learning rate.
    Returns (losses, weights), two lists with one entry for each epoch:
    the loss before its update, the weight of shape (1, 2) after it.
    """
    loss_fn = nn.MSELoss()
    losses, weights = [], []
    for _ in range(epochs):
        loss = loss_fn(net(X), y)
        loss.backward()
        net.weight.data = net.weight.data - alpha * net.weight.grad
        net.weight.grad = None
        losses.append(loss.item())
        weights.append(net.weight.data)
    return losses, weights


@alternative("net_with_weight")
def copied_into(start):
    layer = nn.Linear(in_features=2, out_features=1, bias=False)
    with torch.no_grad():
        layer.weight.copy_(start)
    return layer


@alternative("net_with_weight")
def a_new_parameter(start):
    net = nn.Linear(2, 1, bias=False)
    net.weight = nn.Parameter(torch.tensor([start.tolist()]))
    return net


@alternative("train_net")
def without_tracking(net, X, y, alpha, epochs):
    losses, weights = torch.zeros(epochs), torch.zeros(epochs, 1, 2)
    for epoch in range(epochs):
        net.zero_grad()
        loss = ((net(X) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= alpha * p.grad
        losses[epoch] = loss.detach()
        weights[epoch] = net.weight.detach()
    return losses, weights


@alternative("train_net")
def gradient_on_paper(net, X, y, alpha, epochs):
    W = net.weight.detach().T.clone()
    losses, weights = [], []
    for t in range(1, epochs + 1):
        error = X @ W - y
        losses.append(float((error * error).mean()))
        W = W - alpha * 2 / len(y) * X.T @ error
        weights.append(W.flatten().tolist())
    net.weight.data = W.T
    return losses, weights


@alternative("train_net")
def with_the_optimiser(net, X, y, alpha, epochs):
    optimizr = torch.optim.SGD(net.parameters(), lr=alpha)
    losses, weights = [], []
    for epoc in range(epochs):
        loss = nn.functional.mse_loss(net.forward(X), y)
        loss.backward()
        optimizr.step()
        optimizr.zero_grad()
        losses.append(loss)
        weights.append(net.weight.detach().numpy().copy())
    return losses, weights


@mistakes(
    "train_net", "not_zeroed", "standing_still", "uphill", "every_pair", "live_tensor", "loss_after_update",
    "parameters_before_update", "one_epoch_too_many",
)
def described(train, net, X, y, alpha, epochs):
    path = train(net, train.mse, (X, y), train.sgd(alpha), epochs)
    (net.weight.data,) = path.last
    return path.losses, path.parameters


@misconception("train_net", hint="After your function has run, which object holds what was learned? Who can reach it?")
def trains_a_copy(net, X, y, alpha, epochs):
    """You train another layer, a copy perhaps; the one that was handed over stays as it was."""
    other = nn.Linear(2, 1, bias=False)
    other.load_state_dict(net.state_dict())
    return train_net(other, X, y, alpha, epochs)


@misconception("net_with_weight", hint="How many parameters does the model XW have? Count those of your layer.")
def bias_left_in(start):
    """Your layer has a bias as well: a third parameter, with a random value, where the column of ones has its place."""
    net = nn.Linear(2, 1)
    net.weight.data = start.reshape(1, 2).clone()
    return net


@misconception("net_with_weight", hint="Which column of X does the first number of the weight meet?")
def numbers_exchanged(start):
    """The two numbers of your weight are exchanged; the first belongs to the first column of X."""
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.flip(0).reshape(1, 2)
    return net


@misconception("net_with_weight", hint="Print `net.weight`, twice, with a new layer each time. Is it your start?")
def random_start(start):
    """Your layer keeps the random weight with which every new layer begins."""
    return nn.Linear(2, 1, bias=False)


@misconception(
    "net_with_weight", hint="What kind of object is `net.weight`? What can be said to PyTorch about its data?"
)
def tensor_for_a_parameter(start):
    """You assign a plain tensor to `net.weight`; a layer only takes an `nn.Parameter` there."""
    net = nn.Linear(2, 1, bias=False)
    net.weight = start.reshape(1, 2)
    return net


@misconception(
    "net_with_weight", hint="A layer with 2 inputs and 1 output: which of the two numbers comes first in its shape?"
)
def weight_as_a_column(start):
    """Your weight is a column, as W was; the weight of a layer has one row for each output."""
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(2, 1).clone()
    return net
