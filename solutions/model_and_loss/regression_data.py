"""Points around a known line: the same seed and the same draws in the same order give the same data."""

import torch

from graders import alternative, misconception


def regression_data(W, n, noise, seed):
    """Draw n points around the line with the parameters W.

    W: tensor of shape (2,) with intercept and slope, n: how many points, noise: a standard deviation, seed: an integer.
    Returns (X, y, column): the matrix of ones and x, of shape (n, 2); y of shape (n,); and y again of shape (n, 1).
    """
    torch.manual_seed(seed)
    x, _ = torch.randn(n).sort()
    eps = noise * torch.randn(n)
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W + eps
    return X, y, y.reshape(n, 1)


@alternative("regression_data")
def a_generator_of_its_own(W, n, noise, seed):
    source = torch.Generator()
    source.manual_seed(seed)
    x = torch.sort(torch.randn(n, generator=source)).values
    e = torch.randn(n, generator=source) * noise
    y = W[0] + W[1] * x + e
    return torch.column_stack((torch.ones_like(x), x)), y, y[:, None]


@alternative("regression_data")
def columns_from_the_start(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.randn(n, 1).sort(dim=0)[0]
    X = torch.cat([torch.ones(n, 1), x], 1)
    Y = X @ W.view(2, 1) + torch.normal(0.0, noise, (n, 1))
    return X, Y.squeeze(), Y


@alternative("regression_data")
def point_by_point(W, n, noise, seed):
    torch.manual_seed(seed)
    xs = sorted(torch.randn(n).tolist())
    noises = torch.randn(n).tolist()
    w0, w1 = W.tolist()
    rows, values = [], []
    for i in range(n):
        rows.append([1.0, xs[i]])
        values.append(w0 + w1 * xs[i] + noise * noises[i])
    return torch.tensor(rows), torch.tensor(values), torch.tensor([[value] for value in values])


@alternative("regression_data")
def through_numpy(W, n, noise, seed):
    import numpy as np
    torch.manual_seed(seed)
    x = np.sort(torch.randn(n).numpy())
    eps = noise * torch.randn(n).numpy()
    X = np.ones((n, 2), dtype=np.float32)
    X[:, 1] = x
    y = X.dot(W.numpy()) + eps
    return torch.from_numpy(X), torch.from_numpy(y), torch.from_numpy(y.reshape(-1, 1))


def draws(n, seed):
    """x and the noise before it is scaled."""
    torch.manual_seed(seed)
    return torch.randn(n).sort()[0], torch.randn(n)


def assembled(x, eps, W):
    """The three results, from x and the noise."""
    X = torch.stack([torch.ones(len(x)), x], dim=1)
    y = X @ W + eps
    return X, y, y.reshape(-1, 1)


@misconception("regression_data", hint="Which numbers come out of the list first: those for x, or those for the noise?")
def noise_drawn_first(W, n, noise, seed):
    """You draw the noise before x, so each gets the numbers that were meant for the other."""
    torch.manual_seed(seed)
    eps = torch.randn(n) * noise
    x = torch.randn(n).sort()[0]
    return assembled(x, eps, W)


@misconception("regression_data", hint="Print x and the noise (before it is scaled) side by side. Are they strangers?")
def seeded_before_each_draw(W, n, noise, seed):
    """You set the seed before each of the draws, so the noise is made of the very numbers that x is made of."""
    torch.manual_seed(seed)
    x = torch.randn(n).sort()[0]
    torch.manual_seed(seed)
    eps = torch.randn(n) * noise
    return assembled(x, eps, W)


@misconception("regression_data", hint="Plot y against x as a line, not as points. Does it run from left to right?")
def not_sorted(W, n, noise, seed):
    """Your x are in the order in which they were drawn; they were to be sorted."""
    torch.manual_seed(seed)
    return assembled(torch.randn(n), torch.randn(n) * noise, W)


@misconception("regression_data", hint="Which y belongs to the smallest x? Does your sorting know?")
def y_sorted_as_well(W, n, noise, seed):
    """You sorted y on its own, so that the pairs of x and y are torn apart."""
    x, eps = draws(n, seed)
    X, y, _ = assembled(x, noise * eps, W)
    y = y.sort()[0]
    return X, y, y.reshape(n, 1)


@misconception("regression_data", hint="In X @ W, which column of X is multiplied by the first number of W?")
def ones_last(W, n, noise, seed):
    """Your column of ones comes last, so intercept and slope change places."""
    x, eps = draws(n, seed)
    X = torch.stack([x, torch.ones(n)], dim=1)
    y = X @ W + noise * eps
    return X, y, y.reshape(n, 1)


@misconception("regression_data", hint="Print `X.shape`. Should a row belong to a point, or to a parameter?")
def points_lie_in_columns(W, n, noise, seed):
    """Your X is lying on its side: it has the shape (2, n)."""
    x, eps = draws(n, seed)
    X = torch.stack([torch.ones(n), x])
    y = W @ X + noise * eps
    return X, y, y.reshape(n, 1)


@misconception("regression_data", hint="Which shape does the noise have when it is added to your column of X @ W?")
def noise_is_broadcast(W, n, noise, seed):
    """You added noise of shape (n,) to a column of shape (n, 1), and broadcasting made a table of n times n of it."""
    x, eps = draws(n, seed)
    X, y, _ = assembled(x, noise * eps, W)
    return X, y, X @ W.reshape(2, 1) + noise * eps


@misconception("regression_data", hint="Call your function with `noise=0`. Do the points lie on the line?")
def noise_not_scaled(W, n, noise, seed):
    """Your noise has the standard deviation 1, whatever `noise` is."""
    x, eps = draws(n, seed)
    return assembled(x, eps, W)


@misconception(
    "regression_data",
    hint="Multiply random numbers by 3. Which one triples: their standard deviation or their variance?",
)
def noise_taken_for_a_variance(W, n, noise, seed):
    """You multiplied by the square root of `noise`, as if it were a variance."""
    x, eps = draws(n, seed)
    return assembled(x, noise**0.5 * eps, W)


@misconception("regression_data", hint="Call your function with two seeds. Are the points different?")
def seed_of_the_lecture(W, n, noise, seed):
    """The lecture's seed stands in your program: the argument seed is not used."""
    return regression_data(W, n, noise, 43052)


@misconception("regression_data", hint="Can your x be negative? The n of `randn` stands for a distribution.")
def uniform_numbers(W, n, noise, seed):
    """You drew with `torch.rand`, which is uniform between 0 and 1; `torch.randn` was asked for."""
    torch.manual_seed(seed)
    x = torch.rand(n).sort()[0]
    return assembled(x, noise * torch.rand(n), W)


@misconception("regression_data", hint="Subtract the column from y, entry by entry. What should come out?")
def new_noise_for_the_column(W, n, noise, seed):
    """You drew new noise for the column: its values are not those of y."""
    x, eps = draws(n, seed)
    X, y, _ = assembled(x, noise * eps, W)
    return X, y, X @ W.reshape(2, 1) + noise * torch.randn(n, 1)


@misconception("regression_data", hint="Print the shapes of all three results, and compare them with the page.")
def column_is_a_row(W, n, noise, seed):
    """What you return as a column is a row of shape (1, n)."""
    X, y, _ = regression_data(W, n, noise, seed)
    return X, y, y.reshape(1, -1)
