"""Full-batch training of a network that tells two kinds of pictures apart."""

import torch
from torch import nn, optim

from graders import alternative, misconception, mistakes


def gd_mnist(net, X, y, lr, epochs):
    """Train `net` by plain SGD on the binary cross entropy, one update an epoch, with all of the data.

    net: a module, (n, k) -> probabilities (n, 1); X: tensor of shape (n, k); y: tensor of shape (n, 1), of 0 and 1.
    Returns (losses, accuracies), one entry for each epoch, both before its update. The net itself is changed.
    """
    loss_fn = nn.BCELoss()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for _ in range(epochs):
        p = net(X)
        loss = loss_fn(p, y)
        losses.append(loss.item())
        accuracies.append(((p > 0.5) == (y > 0.5)).float().mean().item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return losses, accuracies


@alternative("gd_mnist")
def updates_by_hand(net, X, y, lr, epochs):
    losses = torch.zeros(epochs)
    accuracies = torch.zeros(epochs)
    for t in range(epochs):
        out = net(X).squeeze(1)
        target = y.squeeze(1)
        loss = -(target * out.log() + (1 - target) * (1 - out).log()).mean()
        net.zero_grad()
        loss.backward()
        for param in net.parameters():
            param.data -= lr * param.grad
        losses[t] = loss.item()
        accuracies[t] = out.round().eq(target).sum().item() / len(target)
    return losses, accuracies


@alternative("gd_mnist")
def functional_loss_and_numpy(net, X, y, lr, epochs):
    history = {"loss": [], "acc": []}
    sgd = torch.optim.SGD(net.parameters(), lr)
    labels = y.detach().numpy().ravel()
    for epoch in range(1, epochs + 1):
        net.train()
        sgd.zero_grad()
        probabilities = net.forward(X)
        loss = torch.nn.functional.binary_cross_entropy(probabilities, y)
        loss.backward()
        history["acc"].append((probabilities.detach().numpy().ravel().round() == labels).mean())
        history["loss"].append(loss.detach())
        sgd.step()
    return history["loss"], history["acc"]


@alternative("gd_mnist")
def measured_in_a_second_pass(net, X, y, lr, epochs):
    criterion = nn.BCELoss(reduction="sum")
    pairs = []
    for epoch in range(epochs):
        with torch.no_grad():
            seen = net(X)
            right = sum(1 for p, t in zip(seen, y) if (p.item() > 0.5) == (t.item() == 1))
            pairs.append((criterion(seen, y) / len(y), right / len(y)))
        gradients = torch.autograd.grad(criterion(net(X), y) / len(y), list(net.parameters()))
        with torch.no_grad():
            for p, g in zip(net.parameters(), gradients):
                p -= lr * g
    return [loss for loss, _ in pairs], [accuracy for _, accuracy in pairs]


@mistakes(
    "gd_mnist", "uphill", "sum_gradient", "not_zeroed", "standing_still", "gradient_once", "rate_ten_times_too_small",
    "loss_after_update", "one_epoch_too_many", "one_epoch_too_few",
)
def described(train, net, X, y, lr, epochs):
    path = train(net, train.bce, (X, y), train.sgd(lr), epochs)
    nn.utils.vector_to_parameters(nn.utils.parameters_to_vector(path.last), net.parameters())
    return path.losses, [((p > 0.5) == (y > 0.5)).float().mean() for p in path.predictions]


def trained(net, X, y, lr, epochs, loss_fn, judged):
    """The usual training, with another loss, and another way to count."""
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracies = [], []
    for _ in range(epochs):
        p = net(X)
        loss = loss_fn(p, y)
        losses.append(loss.item())
        accuracies.append(judged(p.detach()))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, accuracies


@misconception("gd_mnist", hint="A probability lies between 0 and 1. Where is its middle?")
def threshold_at_zero(net, X, y, lr, epochs):
    """You count every probability above 0 as a one, and all are above 0; the border is 0.5."""
    return trained(net, X, y, lr, epochs, nn.BCELoss(), lambda p: ((p > 0) == (y > 0.5)).float().mean())


@misconception("gd_mnist", hint="Can a share of all pictures be larger than 1? What has to be divided by what?")
def number_of_right_ones(net, X, y, lr, epochs):
    """You count the right pictures, where their share was asked for: divide by how many there are."""
    return trained(net, X, y, lr, epochs, nn.BCELoss(), lambda p: ((p > 0.5) == (y > 0.5)).sum())


@misconception("gd_mnist", hint="Print the shape of what you compare. How many answers should there be?")
def compared_with_everything(net, X, y, lr, epochs):
    """For the accuracy you compare a column with a row, so each picture with the labels of all the others."""
    return trained(net, X, y, lr, epochs, nn.BCELoss(),
                   lambda p: ((p > 0.5) == (y.flatten() > 0.5)).float().mean())


@misconception("gd_mnist", hint="Which classes do you get if 0.9 counts as a zero?")
def share_of_wrong_ones(net, X, y, lr, epochs):
    """You give the share of the wrong answers; the accuracy is that of the right ones."""
    return trained(net, X, y, lr, epochs, nn.BCELoss(), lambda p: ((p > 0.5) != (y > 0.5)).float().mean())


@misconception("gd_mnist", hint="The network ends with a sigmoid already. Which loss expects probabilities?")
def sigmoid_twice(net, X, y, lr, epochs):
    """Your loss takes the sigmoid a second time: `BCEWithLogitsLoss` is for networks that do not end with one."""
    return trained(net, X, y, lr, epochs, nn.BCEWithLogitsLoss(), lambda p: ((p > 0.5) == (y > 0.5)).float().mean())


@misconception("gd_mnist", hint="Which loss belongs to probabilities of a yes or no: squares or logarithms?")
def squared_errors(net, X, y, lr, epochs):
    """You lower the mean squared error; the binary cross entropy was asked for."""
    return trained(net, X, y, lr, epochs, nn.MSELoss(), lambda p: ((p > 0.5) == (y > 0.5)).float().mean())


@misconception("gd_mnist", hint="Print a weight of the net you were given, before and after the call.")
def a_copy_is_trained(net, X, y, lr, epochs):
    """You train a copy: the network that was handed over stays as it was."""
    import copy

    return gd_mnist(copy.deepcopy(net), X, y, lr, epochs)


@misconception("gd_mnist", hint="Which predictions do you count: those that the loss is made of, or newer ones?")
def accuracy_after_the_update(net, X, y, lr, epochs):
    """You count the accuracy after the update; like the loss, it should be that before the update."""
    losses, accuracies = gd_mnist(net, X, y, lr, epochs)
    return losses, accuracies[1:] + [((net(X) > 0.5) == (y > 0.5)).float().mean()]
