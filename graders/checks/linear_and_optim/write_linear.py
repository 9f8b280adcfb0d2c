"""A layer of one's own beside nn.Linear: what it registers, what it computes, and its gradients."""

import torch

from graders import check, close, equal, parts


def some_layer(rng):
    """Sizes that all differ, a weight, a bias, inputs, and what the outputs are multiplied by."""
    n, inputs, outputs = (int(size) for size in rng.choice([2, 3, 4, 5, 6], 3, replace=False))
    weight, bias, x, times = (torch.tensor(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.5, 2, shape),
                                           dtype=torch.float32)
                              for shape in ((outputs, inputs), (outputs,), (n, inputs), (n, outputs)))
    return {"weight": weight, "bias": bias, "x": x, "times": times}


def two_to_three():
    """A layer from 2 inputs to 3 outputs, and 4 samples."""
    weight = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.5, 0.0]])
    bias = torch.tensor([10.0, 20.0, 30.0])
    x = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [-2.0, 0.5]])
    times = torch.tensor([[1.0, 0.0, 2.0], [0.0, 1.0, 0.0], [3.0, 0.0, -1.0], [0.0, 2.0, 1.0]])
    return {"weight": weight, "bias": bias, "x": x, "times": times}


@check(
    given=some_layer, public=two_to_three, criterion=equal(2),
    hint="Print `dict(net.named_parameters())` of your layer and of an `nn.Linear`.",
)
def registered_parameters(impl, weight, bias, x, times):
    """The layer has the parameters of nn.Linear: their names, shapes, and that they are trained."""
    net = impl.Linear(weight.shape[1], weight.shape[0])
    return {name: [list(p.shape), p.requires_grad] for name, p in net.named_parameters()}


@check(
    given=some_layer, public=two_to_three, needs=registered_parameters,
    criterion=parts(outputs=close(2, shape="exact"), weight=close(1, shape="exact"), bias=close(1)),
    hint="Set the weight to zero, then the bias, and look at the outputs.",
)
def outputs_and_gradients(impl, weight, bias, x, times):
    """With the same weight and bias, outputs and gradients are those of nn.Linear."""
    net = impl.Linear(weight.shape[1], weight.shape[0])
    net(torch.ones(1, weight.shape[1]))  # with the numbers that it begins with
    net.weight.data, net.bias.data = weight.clone(), bias.clone()
    outputs = net(x)
    (outputs * times).sum().backward()
    return {"outputs": outputs, "weight": net.weight.grad, "bias": net.bias.grad}
