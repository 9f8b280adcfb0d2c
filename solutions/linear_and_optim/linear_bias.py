"""A line is a layer with one input, one output, and a bias."""

import torch
from torch import nn, optim

from graders import alternative, misconception, mistakes


def fit_layer(x, y, lr, epochs):
    """Train an nn.Linear(1, 1) by gradient descent on the mean squared error, and return it.

    x, y: tensors of shape (n,). lr: the learning rate.
    """
    X, Y = x.reshape(-1, 1), y.reshape(-1, 1)
    net, loss_fn = nn.Linear(1, 1), nn.MSELoss()
    optimiser = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        loss = loss_fn(net(X), Y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return net


@alternative("fit_layer")
def flattened_output(x, y, lr, epochs):
    layer = nn.Linear(in_features=1, out_features=1, bias=True)
    for epoch in range(1, epochs + 1):
        layer.zero_grad()
        yhat = layer(x[:, None]).squeeze(1)
        ((yhat - y) ** 2).mean().backward()
        with torch.no_grad():
            for p in layer.parameters():
                p -= lr * p.grad
    return layer


@alternative("fit_layer")
def from_zero(x, y, lr, epochs):
    net = nn.Linear(1, 1)
    nn.init.zeros_(net.weight)
    nn.init.zeros_(net.bias)
    optimizr = torch.optim.SGD([{"params": [net.weight, net.bias], "lr": lr}])
    t = 0
    while t < epochs:
        optimizr.zero_grad()
        nn.functional.mse_loss(y.view(-1, 1), net.forward(x.view(-1, 1))).backward()
        optimizr.step()
        t += 1
    return net


@alternative("fit_layer")
def floats_put_into_a_layer(x, y, lr, epochs):
    w, b, n = 0.0, 0.0, len(x)
    for _ in range(epochs):
        error = w * x.double() + b - y.double()
        w, b = w - lr * 2 * float(error @ x.double()) / n, b - lr * 2 * float(error.sum()) / n
    net = nn.Linear(1, 1)
    net.weight.data[0, 0], net.bias.data[0] = w, b
    return net


@mistakes("fit_layer", "every_pair", "standing_still")
def described(train, x, y, lr, epochs):
    net = nn.Linear(1, 1)
    path = train(net, train.mse, (x[:, None], y[:, None]), train.sgd(lr), epochs)
    net.weight.data, net.bias.data = path.last
    return net


@misconception("fit_layer", hint="Where does your line cut the vertical axis? How many parameters has your layer?")
def without_bias(x, y, lr, epochs):
    """Your layer has no bias, so its line has to go through the origin."""
    net = nn.Linear(1, 1, bias=False)
    optimiser = optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        optimiser.zero_grad()
        ((net(x[:, None]) - y[:, None]) ** 2).mean().backward()
        optimiser.step()
    return net


@misconception("fit_layer", hint="Which tensors did your optimiser get? Compare with `list(net.parameters())`.")
def only_the_weight(x, y, lr, epochs):
    """Your bias never moves: it is not among the parameters that are updated."""
    net = nn.Linear(1, 1)
    optimiser = optim.SGD([net.weight], lr=lr)
    for _ in range(epochs):
        optimiser.zero_grad()
        ((net(x[:, None]) - y[:, None]) ** 2).mean().backward()
        optimiser.step()
    return net


@misconception(
    "fit_layer", hint="How many inputs has one sample? Count them for the first row of what you give to the layer."
)
def a_column_of_ones_as_well(x, y, lr, epochs):
    """Your layer has two inputs: with its bias there is no need for a column of ones, and the intercept is
    split in two."""
    net = nn.Linear(2, 1)
    X = torch.stack([torch.ones_like(x), x], dim=1)
    optimiser = optim.SGD(net.parameters(), lr=lr / 2)
    for _ in range(epochs):
        optimiser.zero_grad()
        ((net(X) - y[:, None]) ** 2).mean().backward()
        optimiser.step()
    return net


@misconception("fit_layer", hint="Is what your function returns the layer itself, or what it predicts?")
def predictions_returned(x, y, lr, epochs):
    """You return predictions; the trained layer was asked for."""
    return fit_layer(x, y, lr, epochs)(x[:, None]).detach()
