"""A network moves in place; a learned tensor is made a leaf where it shall lie."""

import torch
from torch import nn, optim

from graders import alternative, misconception


def move_net(net):
    """Move the module net to the device ("cuda:0" where there is a GPU, else "cpu"), and return it."""
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


def device_of(net):
    """Return the device that the parameters of the module net are on: a torch.device, or its name."""
    return next(net.parameters()).device


def trainable(start, rate):
    """Return (w, optimiser): a leaf w on the device with the numbers of the tensor start, which requires a gradient;
    and an optim.SGD with the learning rate `rate` that updates w."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    w = start.to(device, copy=True).requires_grad_()
    return w, optim.SGD([w], lr=rate)


@alternative("move_net")
def with_cuda(net):
    if torch.cuda.is_available():
        net.cuda()
    return net


@alternative("move_net")
def part_by_part(net):
    device = torch.device("cuda") if torch.cuda.is_available() else torch.device("cpu")
    for child in net.modules():
        child.to(device)
    return net


@alternative("device_of")
def its_name(net):
    first, *_ = net.state_dict().values()
    return str(first.device)


@alternative("device_of")
def all_of_them(net):
    places = {p.device for p in net.parameters()}
    return places.pop()


@alternative("trainable")
def on_the_device_from_the_start(start, rate):
    device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    w = torch.tensor(start.tolist(), dtype=start.dtype, device=device, requires_grad=True)
    return w, torch.optim.SGD(params=[w], lr=rate)


@alternative("trainable")
def as_a_parameter(start, rate):
    w = nn.Parameter(start.clone())
    if torch.cuda.is_available():
        w = nn.Parameter(w.data.cuda())
    return [w, optim.SGD([{"params": [w], "lr": rate}])]


@misconception("move_net", hint="Which device does the machine have that your code runs on?")
def stays_on_the_cpu(net):
    """Your network stays on the CPU, also where there is a GPU."""
    return net.to("cpu")


@misconception("move_net", hint="What does your line do on a machine without a GPU?")
def not_asked_for_a_gpu(net):
    """You move the network to a GPU without asking whether there is one."""
    return net.cuda()


@misconception("move_net", hint="`param.to(device)` returns a tensor. Who gets it?", same_as="stays_on_the_cpu",
               apart="Do you call `.to` of the network, or of its parameters? Only the network moves in place.")
def parameters_to_ignored(net):
    """You call `.to` of each parameter: that returns copies, and the parameters stay where they are."""
    for parameter in net.parameters():
        parameter.to("cuda" if torch.cuda.is_available() else "cpu")
    return net


@misconception("move_net", hint="Print `id(net)` before and after: which network did the caller hold?")
def a_copy_is_moved(net):
    """You move a copy of the network; the network that was handed over stays where it is."""
    import copy

    return move_net(copy.deepcopy(net))


@misconception("device_of", hint="List the attributes of a module with `dir(net)`. What has a device?")
def module_has_no_device(net):
    """You ask the module for its `.device`; only its tensors have one."""
    return net.device


@misconception("device_of", hint="What if the network was not moved there?")
def device_of_the_machine(net):
    """You say which device the machine has, and not where this network is."""
    return "cuda:0" if torch.cuda.is_available() else "cpu"


@misconception("device_of", hint="A machine can have several GPUs. Print the device of a parameter.")
def only_the_kind(net):
    """You return the kind of the device; the number of the GPU is missing."""
    return next(net.parameters()).device.type


@misconception("trainable", hint="Print `id(w)` when you build the optimiser, and when you return `w`.")
def optimiser_before_the_move(start, rate):
    """You build the optimiser before the move: it holds the tensor on the CPU, and `w` is another one."""
    w = start.clone().requires_grad_()
    optimiser = optim.SGD([w], lr=rate)
    w = w.to("cuda" if torch.cuda.is_available() else "cpu")
    return w, optimiser


@misconception("trainable", hint="Is `w.is_leaf` true? In which order do you call `.to` and `requires_grad_`?")
def no_leaf(start, rate):
    """Your `w` is the result of `.to(device)` on a tensor that is learned, so it is no leaf."""
    w = start.clone().requires_grad_().to("cuda" if torch.cuda.is_available() else "cpu")
    return w, optim.SGD([w], lr=rate)


@misconception("trainable", hint="Print `w.device` on a machine with a GPU.")
def learned_on_the_cpu(start, rate):
    """Your `w` is learned on the CPU, also where there is a GPU."""
    w = start.clone().requires_grad_()
    return w, optim.SGD([w], lr=rate)
