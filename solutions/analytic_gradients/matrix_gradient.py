"""The gradient of the sum of squared errors of X @ W, in matrices."""

import torch

from graders import alternative, misconception


def matrix_gradient(X, y, W):
    """The gradient of the sum of squared errors of X @ W.

    X: tensor of shape (n, p); y and W: of shape (n,) and (p,), or columns of shape (n, 1) and (p, 1).
    Returns a tensor of the shape of W.
    """
    return -2 * X.T @ y + 2 * X.T @ X @ W


@alternative("matrix_gradient")
def errors_sent_back(X, y, W):
    errors = torch.matmul(X, W) - y
    return 2 * torch.matmul(X.t(), errors)


@alternative("matrix_gradient")
def with_backward(X, y, W):
    W = W.detach().requires_grad_()
    loss = ((y - X @ W) ** 2).sum()
    loss.backward()
    return W.grad


@alternative("matrix_gradient")
def one_parameter_at_a_time(X, y, W):
    errors = (X @ W - y).flatten()
    gradient = torch.zeros_like(W)
    for j in range(X.shape[1]):
        gradient[j] = sum(2 * errors[i].item() * X[i, j].item() for i in range(len(errors)))
    return gradient


@alternative("matrix_gradient")
def with_numpy(X, y, W):
    import numpy as np
    A, t, v = X.numpy(), y.numpy().reshape(-1), W.numpy().reshape(-1)
    gradient = 2 * np.einsum("ij,i->j", A, A.dot(v) - t)
    return gradient.reshape(tuple(W.shape))


@misconception("matrix_gradient", hint="A square loses its exponent when it is differentiated. Where did the 2 go?")
def factor_two_missing(X, y, W):
    """The factor 2 is missing from your gradient."""
    return X.T @ (X @ W - y)


@misconception("matrix_gradient", hint="Compare the two terms of the formula. By what is each of them multiplied?")
def one_two_missing(X, y, W):
    """The factor 2 is missing in front of X'X W; a parabola has it, too."""
    return -2 * X.T @ y + X.T @ X @ W


@misconception("matrix_gradient", hint="Which loss does the page differentiate: a sum, or a mean?")
def mean_for_sum(X, y, W):
    """You divided by the number of points: that is the gradient of the mean."""
    return 2 * X.T @ (X @ W - y) / len(y)


@misconception("matrix_gradient", hint="The gradient points uphill. Move W a little along yours. Does the loss grow?")
def turned_round(X, y, W):
    """Your gradient has the wrong sign: it points downhill."""
    return 2 * X.T @ (y - X @ W)


@misconception("matrix_gradient", hint="Expand the square of y - XW. Which sign has the term in the middle?")
def signs_all_plus(X, y, W):
    """The minus in front of 2 X'y is missing."""
    return 2 * X.T @ y + 2 * X.T @ X @ W


@misconception("matrix_gradient", hint="Call your function with two different W. Is the gradient the same?")
def only_at_zero(X, y, W):
    """You kept only -2 X'y: that is the gradient at W = 0."""
    return (-2 * X.T @ y).reshape(W.shape)


@misconception("matrix_gradient", hint="How many parameters are there, and how many numbers do you return?")
def errors_added_up(X, y, W):
    """You added up the errors without sending them back through X: that is the slope along the intercept only."""
    return 2 * (X @ W - y).sum()


@misconception("matrix_gradient", hint="What does `*` do to two tensors, and what does `@` do?")
def products_not_added(X, y, W):
    """You multiplied X and the errors with `*`: what comes out is a table, not yet added up over the points."""
    return 2 * X * (X @ W - y).reshape(-1, 1)


@misconception("matrix_gradient", hint="How many numbers does the loss have, and how many its gradient?")
def loss_for_gradient(X, y, W):
    """You returned the loss itself."""
    return ((X @ W - y) ** 2).sum()


@misconception("matrix_gradient", hint="Print the shapes of W and of what you return, for a column too.")
def always_flat(X, y, W):
    """For columns your gradient comes as a vector of shape (p,), not in the shape of W."""
    errors = (X @ W - y).flatten()
    return 2 * errors @ X


@misconception("matrix_gradient", hint="Print the shapes of W and of what you return, for a vector too.")
def always_a_column(X, y, W):
    """For vectors your gradient comes as a column of shape (p, 1), not in the shape of W."""
    return 2 * X.T @ (X @ W.reshape(-1, 1) - y.reshape(-1, 1))
