"""Gradient descent on the mean squared error of X w."""

import torch


def fit_there(X, y, epochs):
    """The residuals follow a recursion of their own: r <- r - 2 alpha / n X X' r."""
    home = torch.device("cuda") if torch.cuda.is_available() else X.device
    X, residual, w = X.to(home), -y.to(home), torch.zeros(X.shape[1], dtype=X.dtype, device=home)
    history = []
    for _ in range(epochs):
        history.append(torch.dot(residual, residual) / len(residual))
        step = 0.2 / len(residual) * (residual @ X)
        w, residual = w - step, residual - X @ step
    return history, w
