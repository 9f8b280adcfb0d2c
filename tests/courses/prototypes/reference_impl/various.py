"""What is true of the prototypes. Nothing here belongs together but the unit."""

import itertools
import re

import matplotlib.pyplot as plt
import torch
from torch import nn


class SGD:
    """Gradient descent: p - lr * gradient, for every tensor that has one."""

    def __init__(self, params, lr):
        self.moved, self.rate = tuple(params), lr

    def step(self):
        for p in filter(lambda p: p.grad is not None, self.moved):
            p.data.copy_(torch.sub(p.data, p.grad, alpha=self.rate))

    def zero_grad(self):
        for p in filter(lambda p: p.grad is not None, self.moved):
            p.grad = torch.zeros_like(p.grad)


def draw_loss_surface(x, y, w0, w1):
    """SSE(a, b) = yy - 2a Sy - 2b Sxy + n aa + 2ab Sx + bb Sxx, but summed point by point, which rounds better."""
    height = sum((yi - w0[:, None] - w1[None, :] * xi) ** 2 for xi, yi in zip(x, y, strict=True))
    axes = plt.axes(projection="3d")
    axes.plot_surface(w0[:, None].expand_as(height).numpy(), w1.expand_as(height).numpy(), height.numpy())
    axes.set(xlabel="w0", ylabel="w1")


class Loader:
    """Pairs in batches; each loop over it draws an order of its own where it shuffles."""

    def __init__(self, x, y, size, shuffle):
        self.x, self.y, self.size, self.shuffle = x, y, size, shuffle

    def __iter__(self):
        n = len(self.x)
        order = torch.argsort(torch.rand(n)) if self.shuffle else torch.arange(n)
        return iter([(self.x[part], self.y[part]) for part in torch.split(order, self.size)])


def make_loader(x, y, batch_size, shuffle):
    return Loader(x, y, batch_size, shuffle)


class Perceptron(nn.Module):
    """One hidden layer with ReLU, one output through a sigmoid."""

    def __init__(self, hidden):
        super().__init__()
        self.inner, self.outer = nn.Linear(16, hidden), nn.Linear(hidden, 1)

    def forward(self, x):
        return 1 / (1 + torch.exp(-self.outer(self.inner(x).clamp(min=0))))


def digit_net(hidden):
    return Perceptron(hidden)


def read_digits(X, y, X_new):
    """Full-batch gradient descent on the cross-entropy; the class is the side of 1/2 on which the output lies."""
    net = digit_net(8).to(X.dtype)
    for _ in range(120):
        out = net(X)[:, 0]
        net.zero_grad()
        torch.nn.functional.binary_cross_entropy(out, y.clamp(0, 1)).backward()  # a moved 1 may lie just outside
        for p in net.parameters():
            p.data -= 0.7 * p.grad
    return torch.where(net(X_new)[:, 0] > 0.5, 1, 0)


def move_module(net, device):
    """Every tensor that any of the modules holds, one by one."""
    for module in net.modules():
        for held in (module._parameters, module._buffers):
            for name, tensor in held.items():
                if tensor is not None:
                    moved = tensor.detach().to(device)
                    held[name] = nn.Parameter(moved) if isinstance(tensor, nn.Parameter) else moved


def before_and_after(W, X, y):
    """In closed form: the gradient of |XW - y|^2 is 2 X'(XW - y)."""
    return None, 2 * X.T @ (X @ W.detach() - y)


def word_index(path):
    with open(path, "rb") as handle:
        text = handle.read().decode("utf-8-sig").lower()
    edge = "[" + re.escape('.,;:"!?“”_-') + "]*"
    cleaned = (re.sub(f"^{edge}|{edge}$", "", word) for word in re.findall(r"\S+", text))
    return dict(zip(sorted(set(cleaned)), itertools.count(), strict=False))
