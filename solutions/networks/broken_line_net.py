"""One input, two hidden nodes with ReLU, one output with a sigmoid."""

from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import nn

from graders import alternative, misconception


def broken_line_net():
    """Return a new network: 1 input, a linear step to 2 nodes, ReLU, a linear step to 1 node, a sigmoid."""
    return nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1), nn.Sigmoid())


@alternative("broken_line_net")
class TwoLayers(nn.Module):
    def __init__(self):
        super().__init__()
        self.output = nn.Linear(2, 1)
        self.hidden = nn.Linear(1, 2)

    def forward(self, x):
        return torch.sigmoid(self.output(F.relu(self.hidden(x))))


@alternative("broken_line_net")
def steps_with_names():
    return nn.Sequential(OrderedDict([
        ("bends", nn.Sequential(OrderedDict([("linear", nn.Linear(1, 2)), ("cut", nn.ReLU(inplace=True))]))),
        ("sum", nn.Linear(2, 1)),
        ("squeeze", nn.Sigmoid()),
    ]))


@alternative("broken_line_net")
def list_of_modules_and_clamp():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = nn.ModuleList([nn.Linear(1, 2), nn.Linear(2, 1)])

        def forward(self, x):
            first, second = self.layers
            h = first.forward(x).clamp(min=0)
            z = second(h)
            return z.exp() / (1 + z.exp())

    net = Net()
    nn.init.normal_(net.layers[0].weight)
    return net


def built(inner, outer):
    """The network with these activations after its two linear steps."""
    return nn.Sequential(nn.Linear(1, 2), inner, nn.Linear(2, 1), outer)


@misconception("broken_line_net", hint="Two linear steps in a row: multiply them out. How many times is it broken?")
def without_relu():
    """Your hidden nodes are not cut off: the ReLU is missing, or `forward` never calls it. No line is broken."""
    return built(nn.Identity(), nn.Sigmoid())


@misconception("broken_line_net", hint="Feed your network many numbers. Is an output ever larger than 1?")
def without_sigmoid():
    """The sigmoid at the end is missing, so your output is the broken line itself and no probability."""
    return built(nn.ReLU(), nn.Identity())


@misconception("broken_line_net", hint="Which shape has the sum of two S-curves? Is it a broken line?")
def sigmoid_inside():
    """Your hidden nodes have a sigmoid where the diagram has ReLU."""
    return built(nn.Sigmoid(), nn.Sigmoid())


@misconception("broken_line_net", hint="Which activation comes first in the diagram, which last?")
def activations_exchanged():
    """ReLU and sigmoid have changed places."""
    return built(nn.Sigmoid(), nn.ReLU())


@misconception("broken_line_net", hint="What does ReLU leave of a negative z, and what does the sigmoid make of that?")
def relu_before_the_sigmoid():
    """You do a ReLU at the end too, before the sigmoid, so that no probability is ever below 0.5."""
    return built(nn.ReLU(), nn.Sequential(nn.ReLU(), nn.Sigmoid()))


@misconception("broken_line_net", hint="How many parameters does `list(net.parameters())` show?")
def plain_list():
    """Your layers are in a plain Python list, where `nn.Module` does not see them: the network has no parameters."""

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [nn.Linear(1, 2), nn.Linear(2, 1)]

        def forward(self, x):
            return torch.sigmoid(self.layers[1](F.relu(self.layers[0](x))))

    return Net()


@misconception("broken_line_net", hint="What does a function without `return` give back? `forward` is a function.")
def forward_without_return():
    """Your `forward` returns nothing."""

    class Net(TwoLayers):
        def forward(self, x):
            torch.sigmoid(self.output(F.relu(self.hidden(x))))

    return Net()


@misconception("broken_line_net", hint="Which line comes first in the `__init__` of every module?")
def super_forgotten():
    """Your class does not call `super().__init__()`, so the module has no place for its layers."""

    class Net(nn.Module):
        def __init__(self):
            self.hidden = nn.Linear(1, 2)
            self.output = nn.Linear(2, 1)

    return Net()


@misconception("broken_line_net", hint="What is the difference between `Net` and `Net()`?")
def class_without_parentheses():
    """You return the class itself; a network of this class was asked for."""
    return TwoLayers


@misconception("broken_line_net", hint="Which numbers stand above the columns? They are the arguments of `nn.Linear`.")
def one_hidden_node():
    """Your hidden layer has one node; in the diagram there are two."""
    return nn.Sequential(nn.Linear(1, 1), nn.ReLU(), nn.Linear(1, 1), nn.Sigmoid())


@misconception("broken_line_net", hint="Count the orange arrows of the diagram. How many parameters has your network?")
def without_biases():
    """Your linear steps have no bias, so both breaks lie at x = 0."""
    return nn.Sequential(nn.Linear(1, 2, bias=False), nn.ReLU(), nn.Linear(2, 1, bias=False), nn.Sigmoid())
