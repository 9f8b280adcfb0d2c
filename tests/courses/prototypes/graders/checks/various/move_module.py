"""On which device everything in a module is, before and after."""

from torch import nn

from graders import check, equal


def a_network(rng):
    """Sizes of a network with one batch normalisation."""
    return {"sizes": [int(size) for size in rng.integers(2, 9, 3)], "to": ["cpu", "meta"]}


def a_small_network():
    """3 inputs, 4 hidden units, 2 outputs."""
    return {"sizes": [3, 4, 2], "to": ["cpu", "meta"]}


@check(
    given=a_network, public=a_small_network, criterion=equal(3),
    hint="Print `p.device` for every parameter of the network, before and after the call.",
)
def all_of_it(impl, sizes, to):
    """Parameters and buffers of the network are on the device asked for."""
    found = {}
    for device in to:
        net = nn.Sequential(nn.Linear(sizes[0], sizes[1]), nn.BatchNorm1d(sizes[1]), nn.Linear(sizes[1], sizes[2]))
        before = [str(held.device) for held in net.state_dict().values()]
        impl.move_module(net, device)
        found[device] = [before, [str(held.device) for held in net.state_dict().values()]]
    return found
