"""Layers and hidden layers of networks, flat ones and nested ones."""

from torch import nn

from graders import check, equal, exact


def any_rows(rng):
    """Three networks of 2, 3 and up to 6 layers, in some order; one layer of each has no bias, two of the deepest."""
    return {"networks": exact([any_steps(rng, int(n)) for n in rng.permutation([2, 3, rng.integers(4, 7)])])}


def any_steps(rng, layers):
    """The steps of a network: ["Linear", before, after, bias], and now and then what has no parameters."""
    nodes, plain = rng.integers(2, 9, layers + 1).tolist(), rng.permutation(layers)[: 1 + (layers > 3)]
    steps = []
    for k in range(layers):
        steps += [["Linear", nodes[k], nodes[k + 1], bool(k not in plain)]]
        steps += [[str(rng.choice(["ReLU", "Tanh", "Sigmoid"]))]]
        steps += [["Dropout", 0.5]] * int(rng.integers(2))
    return steps


def four_networks():
    """One step, the broken line, and two networks with dropout; two layers of the last have no bias."""
    return {"networks": [
        [["Linear", 1, 1]],
        [["Linear", 1, 2], ["ReLU"], ["Linear", 2, 1], ["Sigmoid"]],
        [["Linear", 9, 6], ["ReLU"], ["Dropout", 0.5], ["Linear", 6, 4], ["ReLU"], ["Dropout", 0.5], ["Linear", 4, 1]],
        [["Linear", 3, 5], ["Tanh"], ["Linear", 5, 5, False], ["Dropout", 0.2], ["Linear", 5, 5], ["ReLU"],
         ["Linear", 5, 4, False], ["Linear", 4, 2]],
    ]}


@check(
    given=any_rows, public=four_networks, criterion=equal(3),
    hint="Draw the diagram of one of the networks. Which columns have grey arrows going in?",
)
def in_a_row(impl, networks):
    """The layers of networks whose steps follow each other in one `nn.Sequential` are counted."""
    counts = []
    for steps in networks:
        net = nn.Sequential(*[getattr(nn, name)(*settings) for name, *settings in steps])
        counts.append(impl.count_layers(net))
    return counts


def any_blocks(rng):
    """Two networks with a block of one or two layers, and one or two layers after it."""
    return {"networks": exact([
        [any_steps(rng, int(rng.integers(1, 3))), any_steps(rng, int(rng.integers(1, 3)))] for _ in range(2)
    ])}


def two_with_a_block():
    """Two networks: a block of some steps, and the steps after it."""
    return {"networks": [
        [[["Linear", 4, 3], ["ReLU"]], [["Linear", 3, 1], ["Sigmoid"]]],
        [[["Linear", 4, 6], ["ReLU"], ["Linear", 6, 6, False], ["Dropout", 0.1]], [["Linear", 6, 2, False]]],
    ]}


@check(
    given=any_blocks, public=two_with_a_block, criterion=equal(2), needs=in_a_row,
    hint="Print `list(net.modules())` for a network with a block.",
)
def inside_each_other(impl, networks):
    """Layers are found inside blocks, and inside a network that is no `nn.Sequential`."""
    counts = []
    for inner, outer in networks:
        block = nn.Sequential(*[getattr(nn, name)(*settings) for name, *settings in inner])
        net = nn.Sequential(block, *[getattr(nn, name)(*settings) for name, *settings in outer])
        holder = nn.Module()
        holder.held = net
        counts.append([impl.count_layers(net), impl.count_layers(holder)])
    return counts
