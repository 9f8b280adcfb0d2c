"""Mini-batch training of a network that tells two kinds of pictures apart."""

import torch
import torch.nn.functional as F
from torch import nn, optim

from graders import alternative, misconception, mistakes


def sgd_mnist(net, X, y, batch_size, lr, epochs):
    """Train `net` by plain SGD on the binary cross entropy, in mini-batches in the order of the data.

    net: a module, (n, k) -> probabilities (n, 1); X: tensor of shape (n, k); y: tensor of shape (n, 1), of 0 and 1.
    Returns (losses, accuracy): the loss of each update's batch, before it; the accuracy on X after the last update.
    """
    from torch.utils.data import DataLoader, TensorDataset

    loader = DataLoader(TensorDataset(X, y), batch_size=batch_size)
    loss_fn = nn.BCELoss()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        for x_batch, y_batch in loader:
            loss = loss_fn(net(x_batch), y_batch)
            losses.append(loss.item())
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
    with torch.no_grad():
        accuracy = ((net(X) > 0.5) == (y > 0.5)).float().mean().item()
    return losses, accuracy


def read_pictures(X, y, X_new):
    """Train a network of your own in mini-batches, and say what the new pictures show.

    X: tensor of shape (n, k); y: tensor of shape (n, 1), of 0 and 1; X_new: tensor of shape (m, k).
    Returns m zeros and ones.
    """
    net = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for _ in range(12):
        for batch in torch.randperm(len(X)).split(12):
            optimizer.zero_grad()
            nn.BCELoss()(net(X[batch]), y[batch]).backward()
            optimizer.step()
    with torch.no_grad():
        return (net(X_new) > 0.5).float()


@alternative("sgd_mnist")
def slices_and_updates_by_hand(net, X, y, batch_size, lr, epochs):
    losses = []
    for epoch in range(epochs):
        for i in range(0, X.shape[0], batch_size):
            out = net(X[i : i + batch_size])
            loss = F.binary_cross_entropy(out, y[i : i + batch_size])
            net.zero_grad()
            loss.backward()
            with torch.no_grad():
                for p in net.parameters():
                    p -= lr * p.grad
            losses.append(loss.detach())
    return torch.stack(losses), sum(net(X).round() == y) / len(y)


@alternative("sgd_mnist")
def split_and_logarithms(net, X, y, batch_size, lr, epochs):
    opt = torch.optim.SGD(net.parameters(), lr=lr)
    history = []
    for _ in range(epochs):
        for xb, yb in zip(X.split(batch_size), y.split(batch_size)):
            p = net(xb)
            loss = torch.mean(torch.where(yb == 1, -torch.log(p), -torch.log(1 - p)))
            opt.zero_grad(set_to_none=True)
            loss.backward()
            opt.step()
            history.append(float(loss))
    answers = [1.0 if p > 0.5 else 0.0 for p in net(X).flatten().tolist()]
    right = sum(a == b for a, b in zip(answers, y.flatten().tolist()))
    return history, right / len(answers)


@alternative("read_pictures")
def adam_and_a_loader(X, y, X_new):
    from torch.utils.data import DataLoader, TensorDataset

    loader = DataLoader(TensorDataset(X, y), batch_size=20, shuffle=True)
    net = nn.Sequential(nn.Linear(X.size(1), 32), nn.ReLU(), nn.Linear(32, 1))
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(20):
        for images, labels in loader:
            loss = F.binary_cross_entropy_with_logits(net(images), labels)
            adam.zero_grad()
            loss.backward()
            adam.step()
    return (net(X_new) > 0).int().flatten().tolist()


@alternative("read_pictures")
def two_outputs_and_momentum(X, y, X_new):
    class Reader(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(X.shape[-1], 24)
            self.out = nn.Linear(24, 2)

        def forward(self, x):
            return self.out(torch.tanh(self.hidden(x)))

    torch.manual_seed(0)
    model = Reader()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    labels = y.squeeze(1).long()
    for epoch in range(15):
        order = torch.randperm(len(X))
        for i in range(0, len(X), 10):
            optimiser.zero_grad()
            nn.CrossEntropyLoss()(model(X[order[i : i + 10]]), labels[order[i : i + 10]]).backward()
            optimiser.step()
    return model(X_new).argmax(1).numpy()


@mistakes(
    "sgd_mnist", "uphill", "not_zeroed", "gradient_once", "loss_after_update", "last_batch_dropped", "first_batch_only",
    "one_epoch_too_many",
)
def described(train, net, X, y, batch_size, lr, epochs):
    batches = [list(batch) for batch in torch.arange(len(y)).split(batch_size)]
    path = train(net, train.bce, (X, y), train.sgd(lr), epochs, batches=batches)
    nn.utils.vector_to_parameters(nn.utils.parameters_to_vector(path.last), net.parameters())
    return path.losses, ((net(X) > 0.5) == (y > 0.5)).float().mean()


@misconception("sgd_mnist", hint="How many losses do you return, and how many updates did you make?")
def loss_of_every_epoch(net, X, y, batch_size, lr, epochs):
    """You return one loss for each epoch; one for each update was asked for."""
    losses, accuracy = sgd_mnist(net, X, y, batch_size, lr, epochs)
    return torch.tensor(losses).reshape(epochs, -1).mean(1), accuracy


@misconception("sgd_mnist", hint="Which pictures should the accuracy be counted on? How many are in the last batch?")
def accuracy_of_the_last_batch(net, X, y, batch_size, lr, epochs):
    """Your accuracy is that of the last batch; it should be counted on all of the pictures."""
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, accuracy = [], 0.0
    for _ in range(epochs):
        for xb, yb in zip(X.split(batch_size), y.split(batch_size)):
            p = net(xb)
            accuracy = ((p > 0.5) == (yb > 0.5)).float().mean()
            loss = F.binary_cross_entropy(p, yb)
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return losses, accuracy


@misconception("sgd_mnist", hint="How often has the network changed between your first count and the last one?")
def counted_along_the_way(net, X, y, batch_size, lr, epochs):
    """You count the right pictures while the last epoch still trains; the accuracy is that of the trained network."""
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses, right = [], 0
    for _ in range(epochs):
        right = 0
        for xb, yb in zip(X.split(batch_size), y.split(batch_size)):
            p = net(xb)
            right += int(((p > 0.5) == (yb > 0.5)).sum())
            loss = F.binary_cross_entropy(p, yb)
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return losses, right / len(y)


@misconception("sgd_mnist", hint="Three batches of 4, 4 and 2 pictures: may the last one count as much as the others?")
def mean_over_the_batches(net, X, y, batch_size, lr, epochs):
    """Your accuracy is the mean over the batches, though the last one has fewer pictures than the others."""
    losses, _ = sgd_mnist(net, X, y, batch_size, lr, epochs)
    shares = [right.float().mean() for right in ((net(X) > 0.5) == (y > 0.5)).split(batch_size)]
    return losses, sum(shares) / len(shares)


@misconception("sgd_mnist", hint="Six pictures in batches of 3: how many batches do you make, and how long are they?")
def an_empty_batch(net, X, y, batch_size, lr, epochs):
    """Where no rest is left, you make one more batch, which is empty: the mean over no pictures is not a number."""
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        for k in range(len(y) // batch_size + 1):
            rows = slice(k * batch_size, (k + 1) * batch_size)
            loss = F.binary_cross_entropy(net(X[rows]), y[rows])
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return losses, ((net(X) > 0.5) == (y > 0.5)).float().mean()


@misconception("sgd_mnist", hint="A probability lies between 0 and 1. Where is its middle?")
def threshold_at_zero(net, X, y, batch_size, lr, epochs):
    """You count every probability above 0 as a one, and all are above 0; the border is 0.5."""
    losses, _ = sgd_mnist(net, X, y, batch_size, lr, epochs)
    return losses, ((net(X) > 0) == (y > 0.5)).float().mean()


@misconception("sgd_mnist", hint="Print the shape of what you compare. How many answers should there be?")
def compared_with_everything(net, X, y, batch_size, lr, epochs):
    """For the accuracy you compare a column with a row, so each picture with the labels of all the others."""
    losses, _ = sgd_mnist(net, X, y, batch_size, lr, epochs)
    return losses, ((net(X) > 0.5) == (y.flatten() > 0.5)).float().mean()


@misconception("sgd_mnist", hint="Print a weight of the net you were given, before and after the call.")
def a_copy_is_trained(net, X, y, batch_size, lr, epochs):
    """You train a copy: the network that was handed over stays as it was."""
    import copy

    return sgd_mnist(copy.deepcopy(net), X, y, batch_size, lr, epochs)


@misconception("read_pictures", hint="Which label does a probability of 0.9 speak for?")
def the_other_class(X, y, X_new):
    """You take a probability near 1 for a zero: every answer is that of the other class."""
    return 1 - read_pictures(X, y, X_new)


@misconception("read_pictures", hint="For which pictures are the answers wanted, and how many are there?")
def answers_for_the_training_set(X, y, X_new):
    """Your answers are those for the pictures with labels, not for the new ones."""
    return read_pictures(X, y, X)


@misconception("read_pictures", hint="The network gives a number between 0 and 1. What is asked for?")
def probabilities(X, y, X_new):
    """You return probabilities; zeros and ones were asked for."""
    return read_pictures(X, y, X_new) * 0.98 + 0.01
