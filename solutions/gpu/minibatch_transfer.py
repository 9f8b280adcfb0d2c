"""Training in mini-batches, each of which goes to the device when its turn comes."""

import torch
import torch.nn.functional as F
from torch import nn, optim

from graders import alternative, misconception


def train_in_batches(net, X, y, rate, batch_size, epochs):
    """Train the module net with SGD on the mean squared error of mini-batches, each moved to the device by itself.

    X: tensor of shape (n, k), y: tensor of shape (n, 1); net, X and y come on the CPU, and the data stays there.
    The device is "cuda:0" where there is a GPU, else "cpu". Returns the list of the losses of all batches of all
    epochs, in the order of the data, each before its update.
    """
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    net.to(device)
    optimiser = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        for first in range(0, len(X), batch_size):
            inputs = X[first : first + batch_size].to(device)
            targets = y[first : first + batch_size].to(device)
            loss = ((net(inputs) - targets) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
    return losses


@alternative("train_in_batches")
def with_a_loader(net, X, y, rate, batch_size, epochs):
    from torch.utils.data import DataLoader, TensorDataset

    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    loader = DataLoader(TensorDataset(X, y), batch_size=batch_size)
    model, loss_fn = net.to(device), nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    history = []
    for _epoch in range(epochs):
        for xb, yb in loader:
            xb, yb = xb.to(device), yb.to(device)
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
            history.append(loss.detach().cpu())
    return torch.stack(history)


@alternative("train_in_batches")
def split_and_updated_by_hand(net, X, y, rate, batch_size, epochs):
    if torch.cuda.is_available():
        net.cuda()
    here = next(net.parameters())
    losses = []
    for _ in range(epochs):
        for A, b in zip(X.split(batch_size), y.split(batch_size), strict=True):
            loss = F.mse_loss(net(A.to(here.device)), b.to(here.device))
            for p, slope in zip(net.parameters(), torch.autograd.grad(loss, list(net.parameters())), strict=True):
                p.data -= rate * slope
            losses.append(loss.item())
    return losses


def where():
    """The device of this machine."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def program(net, batches, rate, epochs):
    """The losses of a training with the batches as they come."""
    optimiser = optim.SGD(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        for inputs, targets in batches():
            loss = F.mse_loss(net(inputs), targets)
            losses.append(loss.item())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return losses


def pieces(X, y, size):
    """Pairs of inputs and targets, cut where they lie."""
    return zip(X.split(size), y.split(size), strict=True)


@misconception("train_in_batches", hint="How large is the largest tensor that you move? How large is a batch?")
def whole_data_set_moved(net, X, y, rate, batch_size, epochs):
    """You move the whole data set to the device, and cut it into batches there."""
    X, y = X.to(where()), y.to(where())
    return program(net.to(where()), lambda: pieces(X, y, batch_size), rate, epochs)


@misconception("train_in_batches",
               hint="What is on the device when the first batch is trained with, and is not needed yet?")
def all_batches_moved_first(net, X, y, rate, batch_size, epochs):
    """You move all batches before you train with them, so the whole data set is on the device, in pieces."""
    moved = [(A.to(where()), b.to(where())) for A, b in pieces(X, y, batch_size)]
    return program(net.to(where()), lambda: moved, rate, epochs)


@misconception("train_in_batches", hint="`batch.to(device)` returns a tensor. Which name do you give to it?")
def batch_not_moved(net, X, y, rate, batch_size, epochs):
    """Your network is on the device and your batch is not: you do not move it, or throw away what `.to` returns."""
    return program(net.to(where()), lambda: pieces(X, y, batch_size), rate, epochs)


@misconception("train_in_batches", hint="A batch has two tensors. Print the `device` of both.")
def targets_not_moved(net, X, y, rate, batch_size, epochs):
    """You move the inputs of a batch, and its targets stay on the CPU."""
    return program(net.to(where()), lambda: ((A.to(where()), b) for A, b in pieces(X, y, batch_size)), rate, epochs)


@misconception("train_in_batches", hint="The batch is there. Where are the weights?")
def network_not_moved(net, X, y, rate, batch_size, epochs):
    """You move the batches, and the network stays on the CPU."""
    return program(net, lambda: ((A.to(where()), b.to(where())) for A, b in pieces(X, y, batch_size)), rate, epochs)


@misconception("train_in_batches", hint="On which device is `net` when your function has returned?")
def trained_on_the_cpu_only(net, X, y, rate, batch_size, epochs):
    """Nothing of yours goes to the device: the network and its batches are trained on the CPU."""
    return program(net, lambda: pieces(X, y, batch_size), rate, epochs)


@misconception("train_in_batches",
               hint="What does `torch.cuda.is_available()` say without a GPU? And what without its parentheses?")
def gpu_not_asked_for(net, X, y, rate, batch_size, epochs):
    """You do not ask whether there is a GPU, so your program stops on a machine without one."""
    return program(net.cuda(), lambda: ((A.cuda(), b.cuda()) for A, b in pieces(X, y, batch_size)), rate, epochs)


@misconception("train_in_batches", hint="How many losses do you return, and how many batches did you train with?")
def one_loss_an_epoch(net, X, y, rate, batch_size, epochs):
    """You return one loss for each epoch; one for each batch was asked for."""
    losses = train_in_batches(net, X, y, rate, batch_size, epochs)
    count = len(losses) // epochs
    return [sum(losses[count * k : count * (k + 1)]) / count for k in range(epochs)]
