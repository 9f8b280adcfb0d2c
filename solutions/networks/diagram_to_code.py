"""A network from the list that its diagram is drawn from."""

from collections import OrderedDict
from itertools import pairwise

from torch import nn

from graders import alternative, misconception


def network_from(diagram):
    """Return a new `nn.Sequential`: a module for each column of `diagram`, a list of (name, nodes), after the first."""
    activations = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
    steps, before = [], diagram[0][1]
    for name, nodes in diagram[1:]:
        if name in activations:
            steps.append(activations[name]())
        else:
            steps.append(nn.Linear(before, nodes, bias=name == "linear"))
        before = nodes
    return nn.Sequential(*steps)


@alternative("network_from")
def with_named_steps(diagram):
    named = OrderedDict()
    for k, ((_, before), (name, nodes)) in enumerate(pairwise(diagram)):
        if name.startswith("linear"):
            named[f"{k}_linear"] = nn.Linear(before, nodes, "without" not in name)
        elif name == "relu":
            named[f"{k}_relu"] = nn.ReLU(inplace=True)
        elif name == "tanh":
            named[f"{k}_tanh"] = nn.Tanh()
        else:
            named[f"{k}_sigmoid"] = nn.Sigmoid()
    return nn.Sequential(named)


SHARED = {"relu": nn.ReLU(), "tanh": nn.Tanh(), "sigmoid": nn.Sigmoid()}


@alternative("network_from")
def the_same_activations_again(diagram):
    net = nn.Sequential()
    for k in range(1, len(diagram)):
        name, nodes = diagram[k]
        match name:
            case "linear":
                net.append(nn.Linear(diagram[k - 1][1], nodes))
            case "linear without bias":
                net.append(nn.Linear(diagram[k - 1][1], nodes, bias=False))
            case _:
                net.append(SHARED[name])
    return net


@alternative("network_from")
class Columns(nn.Sequential):
    def __init__(self, diagram):
        super().__init__()
        blocks = []
        for k, (name, nodes) in enumerate(diagram):
            if "linear" in name:
                blocks.append([nn.Linear(diagram[k - 1][1], nodes, bias=not name.endswith("bias"))])
            elif k > 0:
                blocks[-1].append({"r": nn.ReLU(), "t": nn.Tanh(), "s": nn.Sigmoid()}[name[0]])
        for k, block in enumerate(blocks):
            self.add_module(f"block{k}", nn.Sequential(*block))


def built(diagram, linear=nn.Linear, activation=lambda name: SHARED[name]):
    """The network, with another linear step or another activation."""
    steps = []
    for (_, before), (name, nodes) in pairwise(diagram):
        if name.startswith("linear"):
            steps.append(linear(before, nodes, bias=name == "linear"))
        else:
            steps.append(activation(name))
    return nn.Sequential(*steps)


@misconception("network_from", hint="Which arrows are missing before the column `linear without bias`?")
def bias_everywhere(diagram):
    """Every linear step of your network has a bias, where the diagram has some without."""
    return built(diagram, lambda before, nodes, bias: nn.Linear(before, nodes))


@misconception("network_from", hint="What do the orange arrows into the column `linear` stand for?")
def bias_nowhere(diagram):
    """No linear step of your network has a bias, where the diagram has orange arrows into some."""
    return built(diagram, lambda before, nodes, bias: nn.Linear(before, nodes, bias=False))


@misconception("network_from", hint="Does `nn.Linear(2, 5)` give two numbers or five?")
def inputs_and_outputs_exchanged(diagram):
    """The arguments of `nn.Linear` are exchanged: the column before comes first, then the column itself."""
    return built(diagram, lambda before, nodes, bias: nn.Linear(nodes, before, bias=bias))


@misconception("network_from", hint="Which number of the list says how many numbers go into the first linear step?")
def as_many_in_as_out(diagram):
    """Your linear steps take as many numbers as they give; what goes in stands one column to the left."""
    return built(diagram, lambda before, nodes, bias: nn.Linear(nodes, nodes, bias=bias))


@misconception("network_from", hint="Print your network. How many steps has it, and how many columns has the diagram?")
def activations_left_out(diagram):
    """Your network has the linear steps only; the activations between them are missing."""
    return nn.Sequential(*(step for step in built(diagram) if isinstance(step, nn.Linear)))


@misconception("network_from", hint="Compare the names below the columns with the steps of your network, one by one.")
def relu_everywhere(diagram):
    """Every activation of your network is a ReLU, whatever its name is in the diagram."""
    return built(diagram, activation=lambda name: nn.ReLU())


@misconception("network_from", hint="Which module does the column `input` become?")
def step_for_the_input(diagram):
    """You made a linear step for the input as well; it is only the numbers that go in."""
    return nn.Sequential(nn.Linear(diagram[0][1], diagram[0][1]), *built(diagram))


@misconception("network_from", hint="What stands below the last column of the diagram?")
def sigmoid_added(diagram):
    """Your network ends with a sigmoid that is not in the diagram."""
    return nn.Sequential(*built(diagram), nn.Sigmoid())
