"""The bias as the weight of a column of ones."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from graders import alternative, misconception


def add_ones(X):
    """Return [1, X], of shape (n, p + 1), for a tensor X of shape (n, p): a column of ones, then X."""
    return torch.cat([torch.ones(len(X), 1, dtype=X.dtype), X], dim=1)


def without_bias(layer):
    """Return a new `nn.Linear(p + 1, q, bias=False)`; it does to [1, X] what the `nn.Linear(p, q)` layer does to X."""
    new = nn.Linear(layer.in_features + 1, layer.out_features, bias=False, dtype=layer.weight.dtype)
    with torch.no_grad():
        new.weight[:, 0] = layer.bias
        new.weight[:, 1:] = layer.weight
    return new


@alternative("add_ones")
def with_stack(X):
    columns = [torch.ones_like(X[:, 0])]
    for j in range(X.shape[1]):
        columns.append(X[:, j])
    return torch.stack(columns, dim=1)


@alternative("add_ones")
def with_padding(X):
    return F.pad(X, (1, 0), value=1.0)


@alternative("add_ones")
def with_numpy(X):
    return torch.from_numpy(np.column_stack([np.ones(len(X), dtype=X.numpy().dtype), X.numpy()]))


@alternative("without_bias")
def with_a_new_parameter(layer):
    q, p = layer.weight.shape
    new = nn.Linear(p + 1, q, bias=False)
    new.weight = nn.Parameter(torch.cat([layer.bias.detach().unsqueeze(1), layer.weight.detach()], 1))
    return new


@alternative("without_bias")
def through_data(layer):
    stacked = torch.vstack((layer.bias, layer.weight.T))
    new = nn.Linear(*stacked.shape, False)
    new.weight.data = stacked.T.data.clone()
    return new


@alternative("without_bias")
def through_the_state(layer):
    state = layer.state_dict()
    new = nn.Linear(1 + layer.in_features, layer.out_features, bias=False).to(layer.weight.dtype)
    new.load_state_dict({"weight": torch.column_stack([state["bias"], state["weight"]])})
    return new


def layer_with(weight, bias=None):
    """A linear layer with these parameters."""
    new = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None, dtype=weight.dtype)
    new.weight.data = weight.detach().clone()
    if bias is not None:
        new.bias.data = bias.detach().clone()
    return new


@misconception("add_ones", hint="In $[1, X]$, what stands on the left?")
def ones_last(X):
    """Your ones are in the last column; the page has them in the first."""
    return torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)


@misconception("add_ones", hint="By which number is a bias multiplied before it is added?")
def zeros(X):
    """Your first column holds zeros, which switch the bias off."""
    return torch.cat([torch.zeros(len(X), 1, dtype=X.dtype), X], dim=1)


@misconception("add_ones", hint="How many samples has `add_ones(X)`, how many has X?")
def row_of_ones(X):
    """You put a row of ones above X: that is one more sample, where one more input was asked for."""
    return torch.cat([torch.ones(1, X.shape[1], dtype=X.dtype), X], dim=0)


@misconception("without_bias", hint="With what does a row of `add_ones(X)` begin? What must it be multiplied by?")
def bias_last(layer):
    """Your biases are in the last column of the weight, but the ones are in the first column of the data."""
    return layer_with(torch.cat([layer.weight, layer.bias[:, None]], dim=1))


@misconception("without_bias", hint="Compare `new.weight` with `layer.weight` and `layer.bias`.")
def left_at_its_start(layer):
    """Your new layer still has the random weights that it was born with."""
    return nn.Linear(layer.in_features + 1, layer.out_features, bias=False).to(layer.weight.dtype)


@misconception("without_bias", hint="How many parameters does your new layer have?")
def bias_twice(layer):
    """Your new layer has the bias in its weight and still has a bias too, so it is added twice."""
    return layer_with(torch.cat([layer.bias[:, None], layer.weight], dim=1), layer.bias)


@misconception("without_bias", hint="If X is all zeros, what does `layer` give? And yours?")
def bias_dropped(layer):
    """The column of ones has the weight 0 in your layer: the bias is lost."""
    return layer_with(torch.cat([torch.zeros_like(layer.bias)[:, None], layer.weight], dim=1))


@misconception("without_bias", hint="Print `layer.bias` before you call your function, and afterwards.")
def layer_changed(layer):
    """You changed the layer that you were given: its bias is gone. A new layer was asked for."""
    new = layer_with(torch.cat([layer.bias[:, None], layer.weight], dim=1))
    layer.bias.data.zero_()
    return new
