"""A linear layer as a class of one's own."""

import torch
from torch import nn

from graders import alternative, misconception


class Linear(nn.Module):
    """A layer from `in_features` inputs to `out_features` outputs, with a `weight` and a `bias` begun at random."""

    def __init__(self, in_features, out_features):
        super().__init__()
        bound = 1 / in_features**0.5
        self.weight = nn.Parameter((2 * torch.rand(out_features, in_features) - 1) * bound)
        self.bias = nn.Parameter((2 * torch.rand(out_features) - 1) * bound)

    def forward(self, x):
        """The outputs, shape (n, out_features), for inputs of shape (n, in_features)."""
        return x @ self.weight.T + self.bias


@alternative("Linear")
class Registered(nn.Module):
    def __init__(self, in_features, out_features):
        super(Registered, self).__init__()
        self.register_parameter("weight", nn.Parameter(torch.empty(out_features, in_features)))
        self.register_parameter("bias", nn.Parameter(torch.empty(out_features)))
        nn.init.kaiming_uniform_(self.weight, a=5**0.5)
        nn.init.uniform_(self.bias, -0.1, 0.1)

    def forward(self, x):
        return torch.addmm(self.bias, x, self.weight.t())


@alternative("Linear.forward")
def output_by_output(self, x):
    outputs = [(x * row).sum(dim=1) + b for row, b in zip(self.weight, self.bias, strict=True)]
    return torch.stack(outputs, dim=1)


@alternative("Linear.forward")
def summed_by_einsum(self, x):
    return torch.einsum("ni,oi->no", x, self.weight) + self.bias.unsqueeze(0)


@misconception("Linear", hint="How many numbers does one output need? They are one row of the weight.")
class WeightTransposed(nn.Module):
    """Your weight has the shape (in, out); PyTorch's has one row for each output: (out, in)."""

    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(in_features, out_features))
        self.bias = nn.Parameter(torch.randn(out_features))

    def forward(self, x):
        return x @ self.weight + self.bias


@misconception("Linear", hint="Print `list(net.parameters())`. What would an optimiser get to see?")
class PlainTensors(nn.Module):
    """Your weight and bias are plain tensors: the module does not know them as its parameters, and no
    optimiser will."""

    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = torch.randn(out_features, in_features, requires_grad=True)
        self.bias = torch.randn(out_features, requires_grad=True)

    def forward(self, x):
        return x @ self.weight.T + self.bias


@misconception("Linear", hint="What has to be set up before a module can take note of its parameters?")
class WithoutSuper(nn.Module):
    """You give the module parameters before `super().__init__()` has been called; it has no place for them yet."""

    def __init__(self, in_features, out_features):
        self.weight = nn.Parameter(torch.randn(out_features, in_features))
        self.bias = nn.Parameter(torch.randn(out_features))


@misconception("Linear", hint="Print `net.weight.dtype`, and the dtype of the inputs.")
class InDoublePrecision(nn.Module):
    """Your parameters begin in double precision (float64), as NumPy's numbers do; the inputs are float32, and
    the two do not mix in a product."""

    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out_features, in_features, dtype=torch.float64))
        self.bias = nn.Parameter(torch.randn(out_features, dtype=torch.float64))

    def forward(self, x):
        return x @ self.weight.T + self.bias


@misconception("Linear.forward", hint="Set x to zero. What should come out, and what does come out?")
def bias_forgotten(self, x):
    """Your outputs lack the bias."""
    return x @ self.weight.T


@misconception("Linear.forward", hint="Which gradients do you find in `weight` and `bias` after `backward`?")
def weight_without_its_graph(self, x):
    """You compute with `weight.data`, which autograd does not watch: the weight gets no gradient."""
    return x @ self.weight.data.T + self.bias


@misconception("Linear.forward", hint="Print the `grad_fn` of what your layer returns.")
@torch.no_grad()
def outputs_cut_off(self, x):
    """Your outputs are cut off from weight and bias: autograd did not watch how they were computed."""
    return x @ self.weight.T + self.bias


@misconception("Linear.forward", hint="Does every output get its own bias? Try a layer with three outputs.")
def one_bias_for_all(self, x):
    """You add the sum of all biases to every output; each output has one of its own."""
    return x @ self.weight.T + self.bias.sum()
