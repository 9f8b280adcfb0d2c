"""What `.grad` is before and after the first backward."""

import torch

from graders import alternative, misconception


def before_and_after(W, X, y):
    """Return (W.grad before, W.grad after) one backward through the sum of squared errors of `X @ W` from `y`.

    W: leaf of shape (p,) that requires gradients, X: tensor of shape (n, p), y: tensor of shape (n,).
    """
    before = W.grad
    ((y - X @ W) ** 2).sum().backward()
    return before, W.grad


@alternative("before_and_after")
def with_a_loss_function(W, X, y):
    history = [W.grad]
    loss = torch.nn.MSELoss(reduction="sum")(X @ W, y)
    loss.backward()
    history.append(W.grad.clone())
    return history


@alternative("before_and_after")
def with_a_dot_product(W, X, y):
    before = None if W.grad is None else W.grad.numpy()
    r = torch.mv(X, W) - y
    torch.dot(r, r).backward()
    return before, W.grad.numpy()


@misconception("before_and_after", hint="Print `W.grad` before the first backward. Is it a tensor?")
def zeros_before(W, X, y):
    """Before the first backward there is no gradient at all: `.grad` is None, not a tensor of zeros."""
    before = torch.zeros_like(W)
    ((y - X @ W) ** 2).sum().backward()
    return before, W.grad


@misconception("before_and_after", hint="Does the loss of this page divide by the number of points?")
def of_the_mean(W, X, y):
    """Your gradient is that of the mean of the squared errors; the sum was asked for."""
    before = W.grad
    ((y - X @ W) ** 2).mean().backward()
    return before, W.grad


@misconception("before_and_after", hint="What does a second backward do to what is already in `.grad`?")
def twice(W, X, y):
    """You went backward twice, and the second gradient was added to the first."""
    before = W.grad
    loss = ((y - X @ W) ** 2).sum()
    loss.backward(retain_graph=True)
    loss.backward()
    return before, W.grad


@misconception("before_and_after", hint="Which tensor is the leaf: the one you were given, or its clone?")
def gradient_of_a_clone(W, X, y):
    """You went backward through a detached clone of W, so W itself still has no gradient."""
    before = W.grad
    V = W.detach().clone().requires_grad_()
    ((y - X @ V) ** 2).sum().backward()
    return before, W.grad
