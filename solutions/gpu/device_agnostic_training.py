"""A network and its data go to the device, and are trained there."""

import torch
import torch.nn.functional as F
from torch import nn, optim

from graders import alternative, misconception


def train_anywhere(net, x, y, rate, epochs):
    """Train the module net with Adam on the mean squared error of x and y, tensors of shape (n, 1), on the device.

    net, x and y come on the CPU; the device is "cuda:0" where there is a GPU, else "cpu". net is on it at the end.
    Returns a list of `epochs` losses, each before the update of its epoch.
    """
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    net.to(device)
    x, y = x.to(device), y.to(device)
    optimiser = optim.Adam(net.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        loss = ((net(x) - y) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


@alternative("train_anywhere")
def with_a_loss_function(net, x, y, rate, epochs):
    device = torch.device("cuda") if torch.cuda.is_available() else torch.device("cpu")
    model = net.to(device)
    optimizer = torch.optim.Adam(model.parameters(), rate)
    criterion, history = nn.MSELoss(), []
    model.train()
    for _epoch in range(1, epochs + 1):
        optimizer.zero_grad()
        loss = criterion(model(x.to(device)), y.to(device))
        history += [loss.detach()]
        loss.backward()
        optimizer.step()
    return torch.stack(history)


@alternative("train_anywhere")
def optimiser_before_the_move_of_a_network(net, x, y, rate, epochs):
    optimiser = optim.Adam(net.parameters(), lr=rate)  # a network keeps its parameters when it moves
    losses = torch.zeros(epochs)
    if torch.cuda.is_available():
        net, x, y = net.cuda(), x.cuda(), y.cuda()
    for k in range(epochs):
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        losses[k] = loss.cpu().detach()
    return losses.numpy()


def program(net, data, rate, epochs, device):
    """The losses of a training with the data (x, y) as they are."""
    optimiser = optim.Adam(net.to(device).parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        loss = F.mse_loss(net(data[0]), data[1])
        losses.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return losses


def where():
    """The device of this machine."""
    return "cuda" if torch.cuda.is_available() else "cpu"


@misconception("train_anywhere", hint="Which two tensors meet in the first layer? Print the `device` of each.")
def data_left_behind(net, x, y, rate, epochs):
    """The network is on the GPU, and the inputs stay on the CPU; `x.to(device)` on a line of its own moves nothing."""
    return program(net, (x, y), rate, epochs, where())


@misconception("train_anywhere", hint="The predictions are there already. What are they compared with?")
def labels_left_behind(net, x, y, rate, epochs):
    """You move the network and the inputs to the GPU, and the targets stay on the CPU."""
    return program(net, (x.to(where()), y), rate, epochs, where())


@misconception("train_anywhere", hint="Print `next(net.parameters()).device` before the loop.")
def network_left_behind(net, x, y, rate, epochs):
    """You move the data to the GPU, and the network stays on the CPU."""
    return program(net, (x.to(where()), y.to(where())), rate, epochs, "cpu")


@misconception("train_anywhere", hint="Where is `net` when your function has returned?")
def trained_on_the_cpu(net, x, y, rate, epochs):
    """You train on the CPU, also where there is a GPU; or you bring the network back, which nobody asked for."""
    return program(net, (x, y), rate, epochs, "cpu")


@misconception("train_anywhere",
               hint="What does `torch.cuda.is_available()` say without a GPU? And what without its parentheses?")
def gpu_taken_for_granted(net, x, y, rate, epochs):
    """You move everything to a GPU without asking whether there is one."""
    return program(net.cuda(), (x.cuda(), y.cuda()), rate, epochs, "cuda")


@misconception("train_anywhere", hint="Does the caller see the network that you trained?")
def a_copy_is_trained(net, x, y, rate, epochs):
    """You train a copy of the network; the network that was handed over is as it was."""
    import copy

    return train_anywhere(copy.deepcopy(net), x, y, rate, epochs)


@misconception("train_anywhere", hint="When do you compute the loss that you keep: before the update, or after it?")
def loss_after_the_update(net, x, y, rate, epochs):
    """You record the loss after the update of its epoch."""
    losses = train_anywhere(net, x, y, rate, epochs)
    with torch.no_grad():
        return [*losses[1:], F.mse_loss(net(x.to(where())), y.to(where())).item()]


@misconception("train_anywhere", hint="What is in `.grad` when the second epoch begins?")
def gradients_add_up(net, x, y, rate, epochs):
    """You never set the gradients back to zero, so those of all epochs add up."""
    net, x, y = net.to(where()), x.to(where()), y.to(where())
    optimiser, losses = optim.Adam(net.parameters(), lr=rate), []
    for _ in range(epochs):
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


@misconception("train_anywhere", hint="Compare the first updates with those of `optim.Adam`.")
def another_optimiser(net, x, y, rate, epochs):
    """You use `optim.SGD`; `optim.Adam` was asked for."""
    net, x, y = net.to(where()), x.to(where()), y.to(where())
    optimiser, losses = optim.SGD(net.parameters(), lr=rate), []
    for _ in range(epochs):
        loss = F.mse_loss(net(x), y)
        losses.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return losses
