"""784 inputs, 32 hidden nodes with ReLU, one output with a sigmoid; and the number of parameters of any network."""

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from graders import alternative, misconception


def mnist_net():
    """Return a new network: 784 inputs, a linear step to 32 nodes, ReLU, a linear step to 1 node, a sigmoid."""
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())


def parameter_count(net):
    """Return how many numbers all the parameters of the module `net` hold together."""
    return sum(p.numel() for p in net.parameters())


@alternative("mnist_net")
class DigitNet(nn.Module):
    def __init__(self, pixels=28 * 28, hidden=32):
        super().__init__()
        self.fc1 = nn.Linear(pixels, hidden)
        self.fc2 = nn.Linear(hidden, 1)

    def forward(self, images):
        h = torch.relu(self.fc1(images))
        return F.sigmoid(self.fc2(h))


@alternative("mnist_net")
def added_one_by_one():
    net = nn.Sequential()
    net.add_module("flatten", nn.Flatten())
    net.add_module("l1", nn.Linear(784, 32))
    net.add_module("a1", nn.ReLU())
    net.add_module("l2", nn.Linear(32, 1))
    net.add_module("a2", nn.Sigmoid())
    return net


@alternative("mnist_net")
def body_and_head():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.head = nn.Linear(32, 1)
            self.body = nn.Sequential(nn.LazyLinear(32), nn.ReLU())

        def forward(self, x):
            return self.head(self.body(x)).sigmoid().flatten()

    return Net()


@alternative("parameter_count")
def by_shapes(net):
    total = 0
    for name, p in net.named_parameters():
        total += np.prod(p.shape)
    return total


@alternative("parameter_count")
def by_the_state(net):
    sizes = [math.prod(tensor.size()) for tensor in net.state_dict().values()]
    return torch.tensor(sizes).sum()


@alternative("parameter_count")
def one_long_vector(net):
    return len(nn.utils.parameters_to_vector(net.parameters()))


@misconception("mnist_net", hint="Which shapes do the numbers above the columns give to the two weights?")
def ten_outputs():
    """Your network has ten outputs, one for each digit; here there is one, for one question."""
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10), nn.Sigmoid())


@misconception("mnist_net", hint="Is a number such as -3.7 a probability? Look at the last column of the diagram.")
def without_sigmoid():
    """The sigmoid at the end is missing: your outputs are any numbers, and no probabilities."""
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1))


@misconception("mnist_net", hint="What are two linear steps with nothing between them?")
def without_relu():
    """Nothing happens between your linear steps: the ReLU is missing, or `forward` never calls it."""
    return nn.Sequential(nn.Linear(784, 32), nn.Linear(32, 1), nn.Sigmoid())


@misconception("mnist_net", hint="How many columns lie between the input and the output, and what stands below them?")
def without_hidden_layer():
    """Your network goes from the pixels straight to the answer: the hidden layer is missing."""
    return nn.Sequential(nn.Linear(784, 1), nn.Sigmoid())


@misconception("mnist_net", hint="Read the error: which two numbers should be equal, and are not?")
def inputs_and_outputs_exchanged():
    """The arguments of `nn.Linear` are exchanged: first comes how many numbers go in, then how many come out."""
    return nn.Sequential(nn.Linear(32, 784), nn.ReLU(), nn.Linear(1, 32), nn.Sigmoid())


@misconception("mnist_net", hint="What adds up to 1 if there is one output only?")
def softmax_of_one_node():
    """You took softmax in place of the sigmoid: over a single node it is 1, whatever the picture."""
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1), nn.Softmax(dim=1))


@misconception("parameter_count", hint="`len` of a list of tensors counts the tensors. How many numbers has each?")
def tensors_counted(net):
    """You counted the tensors, not the numbers in them."""
    return len(list(net.parameters()))


@misconception("parameter_count", hint="Which arrows of the diagram did you count: the grey ones, the orange ones?")
def weights_only(net):
    """You counted the weights and left out the biases, which are learned as well."""
    return sum(p.numel() for p in net.parameters() if p.ndim == 2)


@misconception("parameter_count", hint="What is `len` of a tensor of shape (32, 784)?")
def rows_counted(net):
    """You counted the rows of the weights, where every entry is a number to learn."""
    return sum(len(p) for p in net.parameters())


@misconception("parameter_count", hint="Does your count change if you leave out the last layer?")
def first_layer_only(net):
    """You counted the first layer only; all of them learn."""
    return next(m.weight.numel() + m.out_features for m in net.modules() if isinstance(m, nn.Linear))
