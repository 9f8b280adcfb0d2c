"""Data around a line, the line as a model, and the two losses that compare them.

Everything works in the dtype of its inputs, except where a dtype is what was asked for.
"""

import torch


def regression_data(W, n, noise, seed):
    """X, y and y as a column: the draws come from a generator of their own, and y is computed without X."""
    generator = torch.Generator().manual_seed(seed)
    x, eps = (torch.randn(n, generator=generator) for _ in range(2))
    x = x[x.argsort()]
    y = torch.addcmul(W[0] + noise * eps, W[1], x)
    return torch.nn.functional.pad(x[:, None], (1, 0), value=1.0), y, y.unsqueeze(1)


def to_tensors(x, y):
    """Each array copied into an empty float32 tensor of its shape."""
    return tuple(torch.empty(array.shape, dtype=torch.float32).copy_(torch.as_tensor(array)) for array in (x, y))


def start_tensors(w, b):
    """Each number written into an empty float32 scalar."""
    return tuple(torch.empty((), dtype=torch.float32).fill_(number) for number in (w, b))


def line(x, w, b):
    """A polynomial of degree one, by its coefficients."""
    return torch.addcmul(b.expand_as(x), w, x)


def line_by_matrix(x, W):
    """The powers 0 and 1 of x, contracted with W."""
    return torch.einsum("ij,j->i", torch.vander(x, 2, increasing=True), W)


def sse(prediction, target):
    """The scalar product of the errors with themselves."""
    errors = target.ravel() - prediction.ravel()
    return torch.dot(errors, errors)


def mse(prediction, target):
    """The squared bias of the errors plus their spread around it."""
    errors = target.ravel() - prediction.ravel()
    bias = errors.sum() / errors.numel()
    return bias**2 + (errors - bias).square().mean()


def mse_by_hand(prediction, target):
    """The loss above, and what autograd says about its slopes."""
    slopes = torch.autograd.functional.jacobian(lambda guess: mse(guess, target), prediction)
    return mse(prediction, target), slopes


def module_mse(prediction, target):
    """The module has to give the same; the tests hold it against nn.MSELoss itself."""
    return mse_by_hand(prediction, target)
