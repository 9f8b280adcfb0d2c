"""Logistic regression as a network: one linear step, one sigmoid."""

import torch
import torch.nn.functional as F
from torch import nn

from graders import alternative, misconception


def logistic_net():
    """Return a new network: one input, a linear step to one node, a sigmoid."""
    return nn.Sequential(nn.Linear(1, 1), nn.Sigmoid())


@alternative("logistic_net")
class Logistic(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(in_features=1, out_features=1)

    def forward(self, x):
        return torch.sigmoid(self.linear.forward(x))


@alternative("logistic_net")
def linear_that_goes_on():
    class Unit(nn.Linear):
        def forward(self, x):
            return 1 / (1 + torch.exp(-F.linear(x, self.weight, self.bias)))

    return Unit(1, 1)


@alternative("logistic_net")
def named_steps_stored_backwards():
    class Net(nn.Module):
        def __init__(self):
            super(Net, self).__init__()
            self.steps = nn.ModuleDict()
            self.steps["squeeze"] = nn.Sigmoid()
            self.steps["line"] = nn.LazyLinear(1)

        def forward(self, x):
            for name in ("line", "squeeze"):
                x = self.steps[name](x)
            return x.squeeze(1)

    return Net()


@misconception("logistic_net", hint="Which name stands below the last column of the diagram?")
def without_sigmoid():
    """Your network ends with the linear step: the sigmoid is missing, so the output is no probability."""
    return nn.Linear(1, 1)


@misconception("logistic_net", hint="How many steps named sigmoid are in the diagram, and how many in your network?")
def sigmoid_twice():
    """The sigmoid is done twice, so every output lies between 0.5 and 0.74."""
    return nn.Sequential(nn.Linear(1, 1), nn.Sigmoid(), nn.Sigmoid())


@misconception("logistic_net", hint="What does $w x + b$ become where it is negative? And what does the page ask for?")
def relu_in_its_place():
    """Your activation is ReLU: it cuts off what is negative, and lets what is large grow beyond 1."""
    return nn.Sequential(nn.Linear(1, 1), nn.ReLU())


@misconception("logistic_net", hint="Between which numbers does tanh lie, and between which a probability?")
def tanh_in_its_place():
    """Your activation is tanh, which lies between -1 and 1; the sigmoid lies between 0 and 1."""
    return nn.Sequential(nn.Linear(1, 1), nn.Tanh())


@misconception("logistic_net", hint="Softmax makes numbers in a row add up to 1. What if a row holds one number?")
def softmax_of_one_node():
    """You took softmax in place of the sigmoid: over a single node it is 1, whatever goes in."""
    return nn.Sequential(nn.Linear(1, 1), nn.Softmax(dim=1))


@misconception("logistic_net", hint="In which order do the columns follow each other, from left to right?")
def sigmoid_first():
    """You do the sigmoid first and the linear step after it; the diagram has it the other way round."""
    return nn.Sequential(nn.Sigmoid(), nn.Linear(1, 1))


@misconception("logistic_net", hint="What does the orange arrow in the diagram stand for?")
def without_bias():
    """Your linear step has no bias, so the curve always passes through 0.5 at x = 0."""
    return nn.Sequential(nn.Linear(1, 1, bias=False), nn.Sigmoid())
