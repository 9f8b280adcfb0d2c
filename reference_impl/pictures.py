"""Learning rates and pictures: one descent for a line, what becomes of a rate, and bare pictures of both.

Parameters are (intercept, slope), in columns 0 and 1 of X; the loss is the sum of squared errors. The pictures are
drawn without pyplot: nothing is kept open, and nothing depends on what was drawn before.
"""

import torch
from matplotlib.animation import ArtistAnimation
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor


def loss_at(X: Tensor, y: Tensor, W: Tensor) -> Tensor:
    """The sum of squared errors of each row of W, which has any number of axes in front of its last: (..., 2)."""
    return ((W @ X.T - y) ** 2).sum(dim=-1)


def descend(X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int) -> Tensor:
    """The start and the parameters after each of `epochs` updates: (epochs + 1, 2)."""
    gram, moment = 2 * X.T @ X, 2 * X.T @ y
    path = [start.detach().clone()]
    for _ in range(epochs):
        path.append(path[-1] - alpha * (gram @ path[-1] - moment))
    return torch.stack(path)


def learning_rate_sweep(
    X: Tensor, y: Tensor, start: Tensor, alphas: list[float], epochs: int
) -> tuple[list[Tensor], list[str]]:
    """The losses before each update, and the outcome, of every rate."""
    histories = [loss_at(X, y, descend(X, y, start, alpha, epochs)[:-1]) for alpha in alphas]
    return histories, [outcome(history) for history in histories]


def outcome(losses: Tensor) -> str:
    """ "diverges" a hundredth above the lowest loss or not finite; "too slow" while an epoch still wins a hundredth."""
    if not losses.isfinite().all() or losses[-1] > 1.01 * losses.min():
        return "diverges"
    return "too slow" if losses[-1] < 0.99 * losses[-2] else "converges"


def stable_limit(X: Tensor) -> Tensor:
    """2 over the largest eigenvalue of the Hessian 2 X'X."""
    return 2 / torch.linalg.eigvalsh(2 * X.T @ X).max()


def least_squares(X: Tensor, y: Tensor) -> Tensor:
    """Intercept and slope from means, variance and covariance: no matrix is solved."""
    x = X[:, 1] - X[:, 1].mean()
    slope = (x @ (y - y.mean())) / (x @ x)
    return torch.stack([y.mean() - slope * X[:, 1].mean(), slope])


def truth_or_minimum(X: Tensor, y: Tensor, truth: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The least-squares parameters, their loss, and the loss of the true ones."""
    best = least_squares(X, y)
    return best, loss_at(X, y, best), loss_at(X, y, truth)


# --- pictures ----------------------------------------------------------------------------------------------------


def plot_fit(x: Tensor, y: Tensor, W: Tensor, truth: Tensor, filename: str) -> Figure:
    """Points, fitted line, true line, with names and a legend; saved."""
    ax = _named_axes("x", "y")
    _points(ax, x, y)
    _lines(ax, x, torch.stack([W.detach(), truth]), "fitted", "true")
    ax.legend()
    ax.figure.savefig(filename)
    return ax.figure


def plot_loss_curve(losses: list[Tensor]) -> Figure:
    """Loss against epoch, the first of which is 1."""
    ax = _named_axes("epoch", "loss")
    ax.plot(torch.arange(len(losses)) + 1, torch.stack(losses).detach())
    return ax.figure


def plot_before_after(X: Tensor, y: Tensor, W: Tensor, alpha: float) -> Figure:
    """Points, and the lines before and after one update."""
    return _lines_of(X, y, descend(X, y, W, alpha, 1), "before", "after")


def plot_fits_at(X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: list[int]) -> Figure:
    """Points, and the line after each of the named epochs."""
    path = descend(X, y, start, alpha, max(epochs))
    return _lines_of(X, y, path[epochs], *(f"epoch {epoch}" for epoch in epochs))


def plot_lines_over_epochs(X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int) -> Figure:
    """Points, the line at the start, and a faint line for each epoch."""
    return _lines_of(X, y, descend(X, y, start, alpha, epochs), "start")


def plot_loss_surface(X: Tensor, y: Tensor, grid: Tensor, truth: Tensor, path: Tensor) -> Figure:
    """The surface of the loss over all pairs of the grid, with the truth, the start and the path standing on it."""
    ax = Figure().add_subplot(projection="3d")
    _surface(ax, X, y, grid)
    for marker, name, points in (("*", "truth", truth[None]), ("*", "start", path[:1]), (".", "path", path)):
        ax.plot(*_standing(X, y, points), marker, label=name)
    ax.set(xlabel="w0", ylabel="w1", zlabel="loss", xticks=[-5, 0, 5, 10], yticks=[-5, 0, 5, 10])
    ax.view_init(elev=5, azim=30)
    ax.legend()
    return ax.figure


def animate_training(
    X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int, grid: Tensor
) -> ArtistAnimation:
    """Frame k shows the line after epoch k, and the path up to there."""
    figure = Figure()
    left, right = figure.add_subplot(1, 2, 1), figure.add_subplot(1, 2, 2, projection="3d")
    path = descend(X, y, start, alpha, epochs)
    _points(left, X[:, 1], y)
    _surface(right, X, y, grid)
    frames = []
    for epoch in range(1, epochs + 1):
        lines = left.plot(X[:, 1], X @ path[epoch], "C1")
        walked = right.plot(*_standing(X, y, path[: epoch + 1]), "C3.")
        frames.append([*lines, *walked, left.text(0, 1, f"alpha = {alpha}, epoch {epoch}")])
    return ArtistAnimation(figure, frames)


def _named_axes(x: str, y: str) -> Axes:
    ax = Figure().add_subplot()
    ax.set(xlabel=x, ylabel=y)
    return ax


def _points(ax: Axes, x: Tensor, y: Tensor) -> None:
    ax.plot(x, y, ".", label="data")


def _lines(ax: Axes, x: Tensor, parameters: Tensor, *names: str) -> None:
    """Lines beyond those that have a name are faint."""
    for k, W in enumerate(parameters):
        named = k < len(names)
        ax.plot(x, W[0] + W[1] * x, "C1", label=names[k] if named else None, alpha=1 if named else 0.2)


def _lines_of(X: Tensor, y: Tensor, parameters: Tensor, *names: str) -> Figure:
    ax = _named_axes("x", "y")
    _points(ax, X[:, 1], y)
    _lines(ax, X[:, 1], parameters, *names)
    ax.legend()
    return ax.figure


def _surface(ax: Axes, X: Tensor, y: Tensor, grid: Tensor) -> None:
    grid = grid.to(X.dtype)
    pairs = torch.cartesian_prod(grid, grid).reshape(len(grid), len(grid), 2)
    ax.plot_surface(pairs[..., 0].numpy(), pairs[..., 1].numpy(), loss_at(X, y, pairs).numpy(), alpha=0.3)


def _standing(X: Tensor, y: Tensor, points: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    return points[:, 0], points[:, 1], loss_at(X, y, points)
