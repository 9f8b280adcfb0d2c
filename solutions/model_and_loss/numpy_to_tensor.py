"""Data and parameters as float32 tensors: vectors of shape (n,), and scalars of shape ()."""

import torch

from graders import alternative, misconception


def to_tensors(x, y):
    """Turn two arrays of shape (n,) into two float32 tensors of shape (n,)."""
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


def start_tensors(w, b):
    """Turn two Python numbers into two float32 tensors of shape ()."""
    return torch.tensor(w, dtype=torch.float32), torch.tensor(b, dtype=torch.float32)


@alternative("to_tensors")
def from_numpy_then_float(x, y):
    x = torch.from_numpy(x).float()
    y = torch.from_numpy(y).to(torch.float32)
    return x, y


@alternative("to_tensors")
def converted_by_numpy(x, y):
    import numpy as np
    return [torch.as_tensor(array.astype(np.float32)) for array in (x, y)]


@alternative("to_tensors")
def through_lists(x, y):
    return torch.tensor(x.tolist()), torch.FloatTensor(y.tolist())


@alternative("to_tensors")
def rows_of_one_tensor(x, y):
    import numpy as np
    return torch.Tensor(np.stack([x, y]))


@alternative("start_tensors")
def as_floats_first(w, b):
    return torch.tensor((float(w))), torch.tensor((float(b)))


@alternative("start_tensors")
def filled(w, b):
    return torch.full((), w, dtype=torch.float), torch.zeros(()) + b


@alternative("start_tensors")
def entries_of_a_vector(w, b):
    return tuple(torch.Tensor([w, b]))


@misconception("to_tensors", hint="Print the dtype of what you return. Where did it come from?")
def still_double(x, y):
    """Your tensors are float64, like the arrays that they were made from."""
    return torch.from_numpy(x), torch.from_numpy(y)


@misconception(
    "to_tensors", hint="`t.float()` makes a new tensor. What happens to it in your program?", same_as="still_double"
)
def float_thrown_away(x, y):
    """You called `.float()` and let go of what it returned: the tensor itself stays float64."""
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    x.float()
    y.float()
    return x, y


@misconception("to_tensors", hint="Compare the first entries before and after. What happened behind the point?")
def whole_numbers(x, y):
    """You turned the measurements into whole numbers."""
    return torch.tensor(x).int(), torch.tensor(y).int()


@misconception("to_tensors", hint="Which type does Python name when you ask `type(...)` of your result?")
def still_arrays(x, y):
    """You changed the dtype, but what you return are still NumPy arrays."""
    return x.astype("float32"), y.astype("float32")


@misconception("to_tensors", hint="Print the shapes. How many axes does the array have, and how many your tensor?")
def made_columns(x, y):
    """You made columns of shape (n, 1); the shape (n,) was asked for."""
    return torch.tensor(x).float().reshape(-1, 1), torch.tensor(y).float().reshape(-1, 1)


@misconception("to_tensors", hint="Print the shapes. What does the pair of brackets around an array add to it?")
def made_rows(x, y):
    """You put each array into a list, so your tensors are rows of shape (1, n)."""
    return torch.tensor(x).float()[None], torch.tensor(y).float()[None]


@misconception("to_tensors", hint="Which of the two arrays is the first argument, and which one do you return first?")
def changed_places(x, y):
    """You returned the two tensors in the wrong order."""
    return torch.tensor(y).float(), torch.tensor(x).float()


@misconception("start_tensors", hint="What is `torch.tensor(1).dtype`, and what `torch.tensor(1.0).dtype`?")
def type_of_the_number(w, b):
    """You left the type to PyTorch: a whole number becomes an int64 tensor, which can hold no fraction."""
    return torch.tensor(w), torch.tensor(b)


@misconception("start_tensors", hint="What do the square brackets do? Compare `torch.tensor([7.0])` in the table.")
def vectors_of_one(w, b):
    """Your parameters have the shape (1,): vectors with one entry in place of scalars."""
    return torch.tensor([w], dtype=torch.float32), torch.tensor([b], dtype=torch.float32)


@misconception("start_tensors", hint="In which dtype is the data? Print that of your parameters.")
def double_precision(w, b):
    """Your parameters are float64; the data is float32."""
    return torch.tensor(w, dtype=torch.float64), torch.tensor(b, dtype=torch.float64)


@misconception("start_tensors", hint="Which type does Python name when you ask `type(...)` of your result?")
def plain_numbers(w, b):
    """You returned Python numbers; tensors were asked for."""
    return float(w), float(b)


@misconception("start_tensors", hint="Print both results for `start_tensors(1, 0)`.")
def b_first(w, b):
    """You returned b first, and then w."""
    return torch.tensor(float(b)), torch.tensor(float(w))
