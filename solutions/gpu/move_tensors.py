"""A tensor goes to the GPU, if there is one, and its double comes back."""

import numpy as np
import torch

from graders import alternative, misconception


def there_and_back(x):
    """Copy the tensor x to the device, double it there, and copy the result back.

    Returns (there, doubled): x on the device ("cuda:0" where there is a GPU, else "cpu"), and 2 * x on the CPU.
    """
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    there = x.to(device)
    return there, (2 * there).cpu()


def as_numpy(t):
    """Return the numbers of a tensor as a NumPy array; t is on any device, and may require a gradient."""
    return t.detach().cpu().numpy()


@alternative("there_and_back")
def with_an_if(x):
    there = x.cuda() if torch.cuda.is_available() else x.clone()
    doubled = there + there
    return [there, doubled.to("cpu")]


@alternative("there_and_back")
def with_a_new_tensor(x):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    there = torch.empty_like(x, device=device)
    there.copy_(x)
    doubled = torch.zeros_like(x)
    doubled.copy_(there * torch.tensor(2.0, dtype=x.dtype, device=device))
    return there, doubled


@alternative("as_numpy")
def number_by_number(t):
    return np.array(t.tolist())


@alternative("as_numpy")
def without_a_graph(t):
    with torch.no_grad():
        return np.asarray(t.to("cpu").data)


@misconception("there_and_back", hint="Print `x.device` before and after your call of `.to`. Where is the copy?")
def result_of_to_ignored(x):
    """You call `x.to(device)` and throw away what it returns: `x` itself does not move."""
    x.to("cuda" if torch.cuda.is_available() else "cpu")
    return x, 2 * x


@misconception("there_and_back", hint="Which of the two tensors that you return should be on the CPU?")
def never_brought_back(x):
    """The doubled tensor stays on the GPU; you do not bring it back."""
    there, doubled = there_and_back(x)
    return there, doubled.to(there.device)


@misconception("there_and_back",
               hint="What does `torch.cuda.is_available()` say without a GPU? And what without its parentheses?")
def never_asked(x):
    """You do not ask whether there is a GPU, so your program stops on a machine without one."""
    there = x.to("cuda:0")
    return there, (2 * there).cpu()


@misconception("there_and_back", hint="Which of your two tensors holds the numbers of `x` at the end?")
def doubled_in_place(x):
    """You double the copy in place, so `there` no longer holds the numbers of `x`."""
    _, doubled = there_and_back(x)
    return doubled.to("cuda" if torch.cuda.is_available() else "cpu"), doubled


@misconception("as_numpy", hint="Which memory can NumPy read? Bring the tensor there first.")
def numpy_on_the_device(t):
    """You call `.numpy()` of a tensor on the GPU: NumPy cannot read the GPU's memory."""
    return t.detach().numpy()


@misconception("as_numpy", hint="Read the last words of the error: which method do they name?")
def not_detached(t):
    """You call `.numpy()` of a tensor that requires a gradient; it has to leave its graph first."""
    return t.cpu().numpy()


@misconception("as_numpy", hint="What does `type` say of what you return?")
def still_a_tensor(t):
    """You return a tensor on the CPU, and no NumPy array."""
    return t.detach().cpu()
