"""Layers are what has parameters; all but the last are hidden."""

import torch
from torch import nn

from graders import alternative, misconception


def count_layers(net):
    """Return (layers, hidden layers) of the module `net`, two integers. A layer is a `nn.Linear`."""
    layers = sum(isinstance(module, nn.Linear) for module in net.modules())
    return layers, layers - 1


@alternative("count_layers")
def modules_that_hold_parameters(net):
    found = []
    for name, module in net.named_modules():
        if len(list(module.parameters(recurse=False))) > 0:
            found.append(name)
    return {"layers": len(found), "hidden": len(found[:-1])}.values()


@alternative("count_layers")
def weights_by_their_names(net):
    count = len([name for name, _ in net.named_parameters() if name.split(".")[-1] == "weight"])
    return torch.tensor([count, count - 1])


@alternative("count_layers")
def down_the_tree(net):
    def inside(module):
        if type(module) is nn.Linear:
            return 1
        return sum(inside(child) for child in module.children())

    return [inside(net), inside(net) - 1]


@misconception("count_layers", hint="Has the input a weight? What else of the diagram has none?")
def activations_count_too(net):
    """You counted every step as a layer; ReLU, sigmoid and dropout have nothing to learn."""
    count = sum(not list(module.children()) for module in net.modules())
    return count, count - 1


@misconception("count_layers", hint="What comes out of the last layer? Is it hidden?")
def last_one_hidden(net):
    """You counted the last layer as hidden, but its output is that of the network."""
    count = sum(isinstance(module, nn.Linear) for module in net.modules())
    return count, count


@misconception("count_layers", hint="How many columns of nodes has a network of one linear step? And how many layers?")
def input_counted(net):
    """You counted the input as a layer. Nothing is learned there."""
    count = sum(isinstance(module, nn.Linear) for module in net.modules())
    return count + 1, count - 1


@misconception("count_layers", hint="Make a layer with `bias=False`. How many parameters does it have?")
def pairs_of_parameters(net):
    """You took half the number of parameters; a layer without a bias has one parameter, not two."""
    count = len(list(net.parameters())) // 2
    return count, count - 1


@misconception(
    "count_layers", hint="Print the names in `net.named_parameters()` of a network with `bias=False` somewhere."
)
def biases_counted(net):
    """You counted the biases; a layer without a bias is a layer, too."""
    count = sum(name.endswith("bias") for name, _ in net.named_parameters())
    return count, count - 1


@misconception("count_layers", hint="Print the types that your loop meets. Does it go inside a block?")
def top_level_only(net):
    """You looked only at what lies directly in the network; layers inside of blocks were not counted."""
    count = sum(isinstance(child, nn.Linear) for child in net.children())
    return count, count - 1


@misconception("count_layers", hint="Which of the two numbers does the page ask for first?")
def order_exchanged(net):
    """The two numbers are exchanged: first all layers, then the hidden ones."""
    count = sum(isinstance(module, nn.Linear) for module in net.modules())
    return count - 1, count
