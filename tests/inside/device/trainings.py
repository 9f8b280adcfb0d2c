"""Trainings whose losses must be the CPU's, bit by bit, on the simulated device."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def curve(device: str, steps: int = 100, hidden: int = 500) -> list[float]:
    """A curve through noisy points: one wide layer, Adam, full batches."""
    torch.manual_seed(5)
    x = torch.linspace(0, 1, 100)[:, None]
    y = torch.sin(6 * x) + 0.01 * torch.randn(100, 1)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1)).to(device)
    x, y = x.to(device), y.to(device)
    optimiser = torch.optim.Adam(net.parameters(), lr=0.01)
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = nn.functional.mse_loss(net(x), y)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


def batches(device: str, epochs: int = 20) -> list[float]:
    """Small batches from a DataLoader, SGD."""
    torch.manual_seed(5)
    x = torch.randn(320, 8)
    data = TensorDataset(x, (x.sum(1) > 0).long())
    net = nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Linear(16, 2)).to(device)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    losses = []
    for _ in range(epochs):
        for given, wanted in DataLoader(data, batch_size=32, shuffle=True):
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(net(given.to(device)), wanted.to(device))
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
    return losses


def filters(device: str, steps: int = 10) -> list[float]:
    """A small convolutional network."""
    torch.manual_seed(5)
    x, y = torch.randn(16, 1, 12, 12).to(device), torch.arange(16).remainder(4).to(device)
    net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                        nn.Linear(200, 4)).to(device)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.05)
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


def by_hand(device: str, steps: int = 50) -> list[float]:
    """A line by gradient descent without an optimiser."""
    torch.manual_seed(5)
    x = torch.randn(50, 3).to(device)
    y = x @ torch.tensor([1.0, -2.0, 0.5]).to(device)
    w = torch.zeros(3, device=device, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = ((x @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad  # type: ignore[operator]
        w.grad = None
        losses.append(loss.item())
    return losses


CASES: dict[str, Any] = {"curve": curve, "batches": batches, "filters": filters, "by_hand": by_hand}
