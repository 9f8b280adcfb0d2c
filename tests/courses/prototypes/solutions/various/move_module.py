"""A module is moved in place, with its parameters and its buffers."""

import copy

import torch
from torch import nn

from graders import alternative, misconception


def move_module(net, device):
    """Move the module `net`, all of its parameters and buffers, to `device`."""
    net.to(device)


@alternative("move_module")
def returned_under_its_name(net, device):
    net = net.to(torch.device(device))
    return net


@alternative("move_module")
def child_by_child(net, device):
    for child in net.children():
        child.to(device)


@misconception(
    "move_module", same_as="moves_a_copy", hint="What does `.to` give back, and what became of it in your program?"
)
def results_thrown_away(net, device):
    """You moved each parameter and threw the result away: a tensor's `.to` returns a copy and moves nothing."""
    for p in net.parameters():
        p.to(device)


@misconception("move_module", hint="Which network did the caller hand over? Look at that one's parameters afterwards.")
def moves_a_copy(net, device):
    """You moved a copy of the network; the one that was handed over is still where it was."""
    return copy.deepcopy(net).to(device).eval()


@misconception("move_module", hint="What does a batch normalisation layer hold that is no parameter?")
def parameters_only(net, device):
    """You moved the parameters and left the buffers (here the running mean and variance) where they were."""
    for module in net.modules():
        for name, p in list(module.named_parameters(recurse=False)):
            setattr(module, name, nn.Parameter(p.detach().to(device)))
