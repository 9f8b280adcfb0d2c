"""A network is drawn on the CPU and moved, so that a seed means the same start everywhere."""

import torch
from torch import nn

from graders import alternative, misconception


def seeded_net(seed, hidden):
    """Seed, make the network 1 -> hidden -> 1 with a ReLU on the CPU, and return it on the device.

    The device is "cuda:0" where there is a GPU, else "cpu".
    """
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


def same_start(one, other):
    """Return whether the modules one and other have exactly the same parameters, on whatever device each is."""
    return all(torch.equal(p.cpu(), q.cpu()) for p, q in zip(one.parameters(), other.parameters(), strict=True))


@alternative("seeded_net")
def layer_by_layer(seed, hidden):
    _ = torch.manual_seed(seed)
    first = nn.Linear(1, hidden)
    last = nn.Linear(hidden, 1)
    net = nn.Sequential(first, nn.ReLU(), last)
    if torch.cuda.is_available():
        net = net.cuda()
    return net


@alternative("seeded_net")
def state_brought_over(seed, hidden):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    there = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1)).to(device)
    torch.manual_seed(seed)
    drawn = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    there.load_state_dict(drawn.state_dict())
    return there


@alternative("same_start")
def with_a_loop(one, other):
    theirs = dict(other.named_parameters())
    for name, p in one.named_parameters():
        difference = p - theirs[name].to(p.device)
        if difference.abs().max() > 0:
            return False
    return True


@alternative("same_start")
def as_lists(one, other):
    return [p.tolist() for p in one.parameters()] == [q.tolist() for q in other.parameters()]


@misconception("seeded_net",
               hint="Which generator draws the parameters of a layer that is made with `device=\"cuda:0\"`?")
def made_on_the_device(seed, hidden):
    """You make the layers on the GPU: its generator draws other numbers from the same seed."""
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(1, hidden, device=device), nn.ReLU(), nn.Linear(hidden, 1, device=device))


@misconception("seeded_net", hint="Call your function twice with the same seed. Do you get the same network?")
def seeded_too_late(seed, hidden):
    """The parameters are drawn before you seed, or you do not seed at all."""
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    torch.manual_seed(seed)
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


@misconception("seeded_net", hint="Print the device of a parameter of your network.")
def left_on_the_cpu(seed, hidden):
    """Your network stays on the CPU, also where there is a GPU."""
    return seeded_net(seed, hidden).cpu()


@misconception("seeded_net", hint="Which of the two layers draws its numbers first?")
def last_layer_first(seed, hidden):
    """You make the last layer first, so each layer gets the numbers that belong to the other."""
    torch.manual_seed(seed)
    last = nn.Linear(hidden, 1)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), last)
    return net.to("cuda:0" if torch.cuda.is_available() else "cpu")


@misconception("seeded_net",
               hint="What does `torch.cuda.is_available()` say without a GPU? And what without its parentheses?")
def gpu_needed(seed, hidden):
    """You do not ask whether there is a GPU, so your program stops on a machine without one."""
    return seeded_net(seed, hidden).cuda()


@misconception("same_start", hint="Where are the two tensors that you compare?")
def compared_across_devices(one, other):
    """You compare tensors on different devices; bring them together first."""
    return all(torch.equal(p, q) for p, q in zip(one.parameters(), other.parameters(), strict=True))


@misconception("same_start", hint="Two sums may be equal although no number is: 1 + 3 and 2 + 2.")
def sums_compared(one, other):
    """You compare sums of the parameters; different parameters may have the same sum."""
    sums = [sum(p.sum().item() for p in net.parameters()) for net in (one, other)]
    return abs(sums[0] - sums[1]) < 1e-4


@misconception("same_start", hint="How many tensors does a network with two layers learn?")
def first_tensor_only(one, other):
    """You compare the first tensor only; a network has several."""
    return torch.equal(next(one.parameters()).cpu(), next(other.parameters()).cpu())


@misconception("same_start", hint="What do `==` and `is` compare: the tensors' numbers, or which objects they are?")
def objects_compared(one, other):
    """You ask whether they are the same objects, and not whether their numbers are equal."""
    return list(map(id, one.parameters())) == list(map(id, other.parameters()))
