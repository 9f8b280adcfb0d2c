"""A small network that tells zeros from ones, and its answers for pictures without a label."""

import torch
import torch.nn.functional as F
from torch import nn

from graders import alternative, misconception


def digit_net(hidden):
    """A network with 16 inputs, one hidden layer of `hidden` units (ReLU) and one output between 0 and 1 (sigmoid)."""
    return nn.Sequential(nn.Linear(16, hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid())


def read_digits(X, y, X_new):
    """Train on the pictures X of shape (n, 16) with the labels y of shape (n,); return 0 or 1 for each row of X_new."""
    net = digit_net(8)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(100):
        loss = nn.functional.binary_cross_entropy(net(X), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return (net(X_new) > 0.5).float().reshape(-1)


@alternative("digit_net")
class DigitNet(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.first = nn.Linear(16, hidden)
        self.second = nn.Linear(hidden, 1)

    def forward(self, x):
        return torch.sigmoid(self.second(F.relu(self.first(x))))


@alternative("read_digits")
def mini_batches_of_sgd(X, y, X_new):
    net, loss_fn = digit_net(8), nn.BCELoss()
    sgd = torch.optim.SGD(net.parameters(), lr=0.5)
    for epoch in range(60):
        for part in torch.randperm(len(X)).split(16):
            loss = loss_fn(net(X[part]).squeeze(1), y[part])
            loss.backward()
            sgd.step()
            sgd.zero_grad()
    return net(X_new).round().detach().numpy()


@alternative("read_digits")
def more_epochs_of_momentum(X, y, X_new):
    torch.manual_seed(5)
    net = digit_net(8)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(150):
        optimiser.zero_grad()
        out = net(X)[:, 0]
        loss = -(y * torch.log(out + 1e-7) + (1 - y) * torch.log(1 - out + 1e-7)).mean()
        loss.backward()
        optimiser.step()
    answers = []
    for picture in X_new:
        answers.append(1 if net(picture).item() >= 0.5 else 0)
    return answers


def trained(X, y):
    """A network after the usual training."""
    net = digit_net(8)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(100):
        loss = nn.functional.binary_cross_entropy(net(X), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net


@misconception("read_digits", hint="What does `loss.backward()` change, and what does `optimizer.step()` change?")
def never_steps(X, y, X_new):
    """You never call `step`, so the network answers as it did before the training."""
    net = digit_net(8)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(100):
        loss = nn.functional.binary_cross_entropy(net(X), y.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
    return (net(X_new) > 0.5).float().reshape(-1)


@misconception("read_digits", hint="Which label does an output of 0.9 speak for?")
def the_other_class(X, y, X_new):
    """You call an output near 1 a zero: every answer is that of the other class."""
    return (trained(X, y)(X_new) < 0.5).float().reshape(-1)


@misconception("read_digits", hint="The network gives a number between 0 and 1. What is asked for?")
def probabilities(X, y, X_new):
    """You return the network's outputs, which lie between 0 and 1; the classes 0 and 1 were asked for."""
    return trained(X, y)(X_new).reshape(-1)


@misconception("read_digits", hint="For which pictures are the answers wanted, and how many are there?")
def answers_for_the_training_set(X, y, X_new):
    """Your answers are those for the pictures you trained on, not for the new ones."""
    return (trained(X, y)(X) > 0.5).float().reshape(-1)


@misconception("digit_net", hint="How many numbers should come out for one picture?")
def two_outputs(hidden):
    """Your network has two outputs; one, between 0 and 1, was asked for."""
    return nn.Sequential(nn.Linear(16, hidden), nn.ReLU(), nn.Linear(hidden, 2), nn.Sigmoid())


@misconception("digit_net", hint="Feed it something large. Between which numbers do the outputs lie?")
def without_sigmoid(hidden):
    """Nothing keeps your network's output between 0 and 1: the sigmoid is missing."""
    return nn.Sequential(nn.Linear(16, hidden), nn.ReLU(), nn.Linear(hidden, 1))
