"""The nodes of a network, and the shapes of all results of a forward pass."""

import torch
from torch import nn

from graders import alternative, misconception


def count_nodes(net):
    """Return the numbers of nodes of the flat `nn.Sequential` net, as a list: the input's, then each `nn.Linear`'s."""
    linears = [step for step in net if isinstance(step, nn.Linear)]
    return [linears[0].in_features] + [linear.out_features for linear in linears]


def shapes_on_the_way(net, X):
    """Return a list of shapes: that of X, of shape (n, p), then that of the result of every step of net."""
    shapes = [X.shape]
    for step in net:
        X = step(X)
        shapes.append(X.shape)
    return shapes


@alternative("count_nodes")
def from_the_weights(net):
    shapes = [p.shape for name, p in net.named_parameters() if "weight" in name]
    nodes = [shape[1] for shape in shapes]
    nodes.append(shapes[-1][0])
    return nodes


@alternative("count_nodes")
def as_a_tensor(net):
    nodes = []
    for module in net.modules():
        if hasattr(module, "in_features"):
            nodes = nodes or [module.in_features]
            nodes += [module.out_features]
    return torch.tensor(nodes)


@alternative("count_nodes")
def by_trying(net):
    first = next(net.parameters())
    x, nodes = torch.zeros(first.shape[1]), [first.shape[1]]
    for k in range(len(net)):
        x = net[k](x)
        if type(net[k]).__name__ == "Linear":
            nodes.append(x.numel())
    return nodes


@alternative("shapes_on_the_way")
def with_hooks(net, X):
    shapes = [tuple(X.size())]
    handles = [step.register_forward_hook(lambda m, i, out: shapes.append(tuple(out.size()))) for step in net]
    net(X)
    for handle in handles:
        handle.remove()
    return tuple(shapes)


@alternative("shapes_on_the_way")
def beginnings_of_the_network(net, X):
    return [list(net[:k](X).shape) for k in range(len(net) + 1)]


@alternative("shapes_on_the_way")
def by_reckoning(net, X):
    n, k = X.shape
    found = [(n, k)]
    for step in net.children():
        k = getattr(step, "out_features", k)
        found += [(n, k)]
    return torch.tensor(found)


@misconception("count_nodes", hint="How many columns of nodes has the diagram of a single linear step?")
def input_left_out(net):
    """You left out the nodes of the input."""
    return [step.out_features for step in net if isinstance(step, nn.Linear)]


@misconception("count_nodes", hint="Which nodes does nothing go out of?")
def output_left_out(net):
    """You listed the nodes that arrows go out of; those of the output are missing."""
    return [step.in_features for step in net if isinstance(step, nn.Linear)]


@misconception("count_nodes", hint="How many new nodes does a ReLU need?")
def activations_again(net):
    """You counted the nodes again after every activation; they are the same nodes."""
    nodes = [next(step.in_features for step in net if isinstance(step, nn.Linear))]
    for step in net:
        nodes.append(step.out_features if isinstance(step, nn.Linear) else nodes[-1])
    return nodes


@misconception("count_nodes", hint="Does anything go into the node that is always 1? Is it in `in_features`?")
def bias_is_a_node(net):
    """You counted the constant 1 of the bias as a node of each column before a linear step."""
    linears = [step for step in net if isinstance(step, nn.Linear)]
    return [linear.in_features + 1 for linear in linears] + [linears[-1].out_features]


@misconception("shapes_on_the_way", hint="What is the first thing in the list that the page asks for?")
def shape_of_x_left_out(net, X):
    """Your list begins with the first result; the shape of X itself comes before it."""
    shapes = []
    for step in net:
        X = step(X)
        shapes.append(X.shape)
    return shapes


@misconception("shapes_on_the_way", hint="How many steps has `len(net)`? How long should your list be?")
def linear_steps_only(net, X):
    """You listed the results of the linear steps only; those of the activations were asked for as well."""
    shapes = [X.shape]
    for step in net:
        X = step(X)
        if isinstance(step, nn.Linear):
            shapes.append(X.shape)
    return shapes


@misconception("shapes_on_the_way", hint="How does the shape change if you send twice as many samples?")
def shapes_of_the_weights(net, X):
    """You listed the shapes of the weights. What flows through the network has a row for each sample."""
    return [X.shape] + [step.weight.shape for step in net if isinstance(step, nn.Linear)]


@misconception("shapes_on_the_way", hint="How many axes has X, and what does the first one count?")
def one_sample(net, X):
    """You left the number of samples out of the shapes."""
    nodes = [X.shape[1:]]
    for step in net:
        X = step(X)
        nodes.append(X.shape[1:])
    return nodes
