"""What mixes devices raises; the inputs go where the network is."""

import torch

from graders import alternative, misconception


def predicted(case):
    """Return what happens in the case (a string of the table) on a machine with a GPU: "runs", or the name of the
    exception, "RuntimeError" or "TypeError"."""
    if case == "array":
        return "TypeError"
    return "RuntimeError" if case in ("sum", "network", "loss") else "runs"


def attempt(net, x):
    """Try net(x): return "runs", or the name of the type of the exception."""
    try:
        net(x)
    except Exception as error:
        return type(error).__name__
    return "runs"


def repaired(net, x):
    """Return net(x) for a tensor x on any device; the module net stays on the device where it is."""
    return net(x.to(next(net.parameters()).device))


@alternative("predicted")
def by_a_table(case):
    table = {"sum": "RuntimeError", "number": "runs", "scalar": "runs", "network": "RuntimeError",
             "loss": "RuntimeError", "index": "runs", "array": "TypeError", "item": "runs"}
    return table[case]


@alternative("predicted")
def by_matching(case):
    match case:
        case "number" | "scalar" | "index" | "item":
            return "runs"
        case "array":
            return TypeError.__name__
        case _:
            return RuntimeError.__name__


@alternative("attempt")
def with_else(net, x):
    try:
        with torch.no_grad():
            net.forward(x)
    except (RuntimeError, TypeError, ValueError) as e:
        name = e.__class__.__name__
    else:
        name = "runs"
    return name


@alternative("attempt")
def cut_out_of_its_name(net, x):
    result = "runs"
    try:
        net(x)
    except Exception as problem:
        result = repr(problem).split("(")[0]
    return result


@alternative("repaired")
def like_the_weight(net, x):
    weight = list(net.parameters())[0]
    return net(x.to(weight))


@alternative("repaired")
def only_if_needed(net, x):
    for parameter in net.parameters():
        if parameter.device != x.device:
            x = x.cuda() if parameter.is_cuda else x.cpu()
        break
    return net.forward(x)


@misconception("predicted", hint="Is a copy of a large tensor something that should happen unnoticed?")
def all_of_it_runs(case):
    """You expect that PyTorch moves tensors by itself; it never does."""
    return "TypeError" if case == "array" else "runs"


@misconception("predicted", hint="What has `2.0` in common with a tensor of shape `()`?")
def scalar_tensor_raises(case):
    """You expect an error of `g * torch.tensor(2.0)`; a tensor of shape `()` may meet tensors on any device."""
    return "RuntimeError" if case == "scalar" else predicted(case)


@misconception("predicted", hint="Read again what the page says of exceptions. What may be on the CPU?")
def index_raises(case):
    """You expect an error of indices on the CPU; they may pick entries of a tensor anywhere."""
    return "RuntimeError" if case == "index" else predicted(case)


@misconception("predicted", hint="Which exception does Python raise for an argument of the wrong kind?")
def always_a_runtime_error(case):
    """You expect a RuntimeError of `g.numpy()`; it is a TypeError."""
    return "RuntimeError" if case == "array" else predicted(case)


@misconception("attempt", hint="What does `type(error)` give, and what is its `__name__`?")
def the_message(net, x):
    """You return the message of the exception; the name of its type was asked for."""
    try:
        net(x)
    except Exception as error:
        return str(error)
    return "runs"


@misconception("attempt", hint="Hand over a NumPy array. Which exception do you get?")
def runtime_errors_only(net, x):
    """You catch RuntimeError only; other exceptions pass."""
    try:
        net(x)
    except RuntimeError:
        return "RuntimeError"
    return "runs"


@misconception("attempt",
               hint="Which class does `except Exception as error` give you: that of the handler, or the error's own?")
def name_of_the_handler(net, x):
    """You return the name of the class that you catch, and not that of the exception itself."""
    try:
        net(x)
    except Exception:
        return "Exception"
    return "runs"


@misconception("repaired", hint="Is `x` another tensor after `x.to(device)` on a line of its own?")
def moved_and_thrown_away(net, x):
    """You throw away what `x.to(device)` returns; `x` itself does not move."""
    x.to(next(net.parameters()).device)
    return net(x)


@misconception("repaired", hint="Which is larger, a batch of inputs or a network? Who should travel?")
def network_to_the_inputs(net, x):
    """You move the network to the inputs; it should stay where it is."""
    return net.to(x.device)(x)


@misconception("repaired", hint="What if the network is on the CPU of a machine with a GPU?")
def always_to_the_gpu(net, x):
    """You move the inputs to the GPU, also where the network is not on it."""
    return net(x.to("cuda" if torch.cuda.is_available() else "cpu"))
