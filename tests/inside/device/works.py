"""What must work on a CUDA device. Each case is asked with "cuda" and with "cpu"; what it returns must be the same."""

from __future__ import annotations

import copy
import io
import pickle
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

Case = Callable[[str], Any]
CASES: dict[str, Case] = {}
ON_CUDA: set[str] = set()  # cases that say nothing on the CPU
CLOSE: set[str] = set()  # cases in which CUDA takes other kernels than the CPU, so that the last bits differ


def case(function: Case) -> Case:
    """Declare a case that is asked of both sides."""
    CASES[function.__name__] = function
    return function


def cuda_case(function: Case) -> Case:
    """Declare a case that is asked of the device only."""
    ON_CUDA.add(function.__name__)
    return case(function)


def close_case(function: Case) -> Case:
    """Declare a case whose values may differ in the last bits."""
    CLOSE.add(function.__name__)
    return case(function)


def points() -> torch.Tensor:
    """Twelve numbers that are no round ones."""
    return torch.sin(torch.arange(12.0)).reshape(4, 3)


def a_net() -> nn.Sequential:
    """A small network, the same every time."""
    torch.manual_seed(3)
    return nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 2))


@cuda_case
def the_first_tensor_finds_a_device_that_is_ready(device: str) -> None:
    """The first case of all: in its process nothing has touched the device yet."""
    torch.manual_seed(5)
    first = torch.rand(1000, device=device)
    assert torch.cuda.is_initialized()
    assert torch.cuda.memory_allocated() >= 4096
    torch.manual_seed(5)
    assert torch.equal(first, torch.rand(1000, device=device))


@cuda_case
def a_device_is_seen(device: str) -> None:
    assert torch.cuda.is_available()
    assert torch.cuda.device_count() >= 1
    assert torch.cuda.current_device() == 0
    assert torch.cuda.get_device_name(0)
    assert torch.cuda.get_device_properties(0).total_memory > 1 << 30
    assert torch.backends.cuda.is_built()


@cuda_case
def tensors_say_where_they_are(device: str) -> None:
    x = torch.zeros(2, device=device)
    assert x.device == torch.device("cuda", 0)
    assert str(x.device) == "cuda:0"
    assert x.device.type == "cuda"
    assert x.is_cuda
    assert not x.is_cpu
    assert x.get_device() == 0


@cuda_case
def names_of_the_device(device: str) -> None:
    for name in ("cuda", "cuda:0", torch.device("cuda"), torch.device("cuda:0"), 0):
        assert torch.ones(1).to(name).device == torch.device("cuda:0")
    assert torch.ones(1).cuda().device == torch.device("cuda:0")


@case
def a_copy_leaves_the_original(device: str) -> Any:
    x = points()
    y = x.to(device, copy=True)
    y += 1
    return x, y


@cuda_case
def no_copy_where_it_lies_there_already(device: str) -> None:
    x = points().to(device)
    assert x.to(device) is x
    assert x.cuda() is x
    y = torch.ones(2)
    assert y.cpu() is y


@case
def there_and_back(device: str) -> Any:
    back = points().to(device).cpu()
    assert back.device.type == "cpu"
    return back


@case
def types_and_devices_at_once(device: str) -> Any:
    x = points().to(device, torch.float64)
    assert x.dtype is torch.float64
    assert x.device.type == device
    assert x.to(torch.float32).device.type == device
    assert points().to(x).dtype is torch.float64
    assert points().to(x).device.type == device
    return x, x.float(), x.long(), x.half().float(), x.type(torch.int32)


@case
def factories(device: str) -> Any:
    made = [torch.zeros(3, device=device), torch.ones(2, 2, device=device), torch.full((2,), 7.0, device=device),
            torch.arange(5, device=device), torch.linspace(0, 1, 7, device=device), torch.eye(3, device=device),
            torch.tensor([[1.5, 2.0]], device=device), torch.as_tensor([1, 2], device=device)]
    assert all(x.device.type == device for x in made)
    return made


@case
def factories_like_another(device: str) -> Any:
    x = points().to(device)
    made = [torch.zeros_like(x), torch.ones_like(x), torch.full_like(x, 2), x.new_zeros(3), x.new_ones(2),
            x.new_tensor([1.0, 2.0]), x.new_full((2,), 5.0)]
    assert all(m.device.type == device for m in made)
    assert torch.zeros_like(points(), device=device).device.type == device
    return made


@case
def from_numpy(device: str) -> Any:
    x = torch.from_numpy(np.arange(6.0)).to(device)
    return x, x.cpu().numpy()


@case
def arithmetic(device: str) -> Any:
    x = points().to(device)
    return x + 1, 2 * x, x - x.T.T, x / 3, x**2, -x, x % 0.3, x // 0.3, abs(x), 1 / (x + 2), x.exp(), x.sigmoid()


@case
def scalars_of_the_cpu_are_welcome(device: str) -> Any:
    x = points().to(device)
    return x + torch.tensor(2.0), torch.tensor(2.0) * x, torch.where(x > 0, x, torch.tensor(0.0)), x.clamp(min=0.1)


@case
def comparisons(device: str) -> Any:
    x = points().to(device)
    assert (x == x).all()
    assert bool((x < 2).any())
    assert torch.equal(x, x.clone())
    assert torch.allclose(x, x + 1e-9)
    return x > 0, x.argmax(), x.max(dim=1), x.sort(dim=0), x.topk(2)


@case
def reductions(device: str) -> Any:
    x = points().to(device)
    return x.sum(), x.mean(dim=0), x.std(), x.var(dim=1), x.prod(), x.norm(), x.cumsum(0), x.min(), x.logsumexp(1)


@case
def products(device: str) -> Any:
    x = points().to(device)
    return (x @ x.T, x.T.mm(x), x.mv(x[0]), x[0].dot(x[1]), torch.bmm(x[None], x.T[None]),
            torch.einsum("ij,kj->ik", x, x))


@case
def indexing(device: str) -> Any:
    x = points().to(device)
    return (x[1], x[:, 2], x[1:3, ::2], x[..., None], x[[0, 2]], x[x > 0], x[torch.tensor([1, 1], device=device)],
            x[torch.tensor([3, 0])], x.gather(1, torch.zeros(4, 1, dtype=torch.long, device=device)),
            x.index_select(0, torch.tensor([2], device=device)))


@case
def writing_through_an_index(device: str) -> Any:
    x = points().to(device)
    x[0] = 7
    x[1, 1] = torch.tensor(9.0)
    x[x < 0] = 0
    x[torch.tensor([2])] = 3.5
    x[3] = x[0] * 2
    return x


@case
def views_share_memory(device: str) -> Any:
    x = points().to(device)
    view, flat, column = x.T, x.view(-1), x[:, 0]
    column.fill_(5)
    view[1, 1] = -1
    flat[-1] = 100
    assert view.data_ptr() == x.data_ptr()
    return x, view, flat, x.reshape(2, 6), x.unfold(0, 2, 1), x.expand(2, 4, 3), x.permute(1, 0).contiguous()


@case
def in_place(device: str) -> Any:
    x = points().to(device)
    same = x
    x += 1
    x.mul_(2).sub_(0.5).clamp_(0, 3)
    x.add_(x, alpha=0.1)
    x.zero_() if x.sum() < 0 else x.sqrt_()
    assert same is x
    x.unsqueeze_(0).squeeze_(0).transpose_(0, 1)
    return x


@case
def copies_between_the_sides(device: str) -> Any:
    x, y = torch.zeros(4, 3, device=device), torch.zeros(4, 3)
    x.copy_(points())
    y.copy_(x)
    x[0].copy_(torch.ones(3))
    return x, y


@case
def joining_and_splitting(device: str) -> Any:
    x = points().to(device)
    return (torch.cat([x, x]), torch.stack([x, x], 1), x.chunk(2), x.split(3), torch.vstack([x, x]), x.repeat(2, 1),
            x.unbind(1))


@case
def out_arguments(device: str) -> Any:
    x = points().to(device)
    out = torch.empty(4, 3, device=device)
    assert torch.add(x, 1, out=out) is out
    return out, torch.mul(x, 2, out=out)


@case
def values_come_to_the_host(device: str) -> Any:
    x = points().to(device)
    return x[0, 1].item(), float(x[1, 1]), int(x[0, 0]), x.tolist(), x.cpu().numpy(), len(x), [float(v) for v in x[0]]


@cuda_case
def printing(device: str) -> None:
    x = torch.tensor([1.0, 2.5], device=device)
    assert repr(x) == "tensor([1.0000, 2.5000], device='cuda:0')"
    assert repr(x.double()) == "tensor([1.0000, 2.5000], device='cuda:0', dtype=torch.float64)"
    assert repr(x.requires_grad_()) == "tensor([1.0000, 2.5000], device='cuda:0', requires_grad=True)"
    assert repr(x * 2) == "tensor([2., 5.], device='cuda:0', grad_fn=<MulBackward0>)"
    assert repr(nn.Parameter(x.detach())) == (
        "Parameter containing:\ntensor([1.0000, 2.5000], device='cuda:0', requires_grad=True)")
    assert f"{torch.tensor(1.5, device=device):.2f}" == "1.50"


@case
def gradients(device: str) -> Any:
    x = points().to(device).requires_grad_()
    loss = ((x * 3).sin() ** 2).sum()
    loss.backward()
    assert x.grad is not None
    assert x.grad.device.type == device
    first = x.grad.clone()
    (x**3).sum().backward()
    second = x.grad.clone()
    x.grad.zero_()
    return loss, first, second, x.grad


@case
def gradients_asked_for(device: str) -> Any:
    x = points().to(device).requires_grad_()
    (first,) = torch.autograd.grad((x**3).sum(), x, create_graph=True)
    (second,) = torch.autograd.grad(first.sum(), x)
    return first, second


@case
def gradients_cross_the_sides(device: str) -> Any:
    x = points().requires_grad_()
    (x.to(device) ** 2).sum().cpu().mul(3).backward()
    assert x.grad is not None
    assert x.grad.device.type == "cpu"
    y = points().to(device).requires_grad_()
    (y.cpu() ** 2).sum().backward()
    assert y.grad is not None
    assert y.grad.device.type == device
    return x.grad, y.grad


@case
def by_hand_under_no_grad(device: str) -> Any:
    w = torch.zeros(3, device=device, requires_grad=True)
    for _ in range(5):
        loss = ((points().to(device) @ w - 1) ** 2).mean()
        loss.backward()
        assert w.grad is not None
        with torch.no_grad():
            w -= 0.1 * w.grad
            w.grad = None
    w.data -= 0.5
    assert w.is_leaf
    return w


@case
def by_hand_with_new_data(device: str) -> Any:
    w = torch.zeros(3, device=device, requires_grad=True)
    for _ in range(5):
        loss = ((points().to(device) @ w - 1) ** 2).mean()
        loss.backward()
        assert w.grad is not None
        w.data = w.data - 0.1 * w.grad
        w.grad = None
    assert w.is_leaf
    assert w.requires_grad
    net = a_net().to(device)
    new = torch.ones(7, 3, device=device)
    net[0].weight.data = new
    net[0].bias.data = new[:, 0]
    new[0] += 1  # the same memory
    assert net[0].weight.shape == (7, 3)
    nn.utils.vector_to_parameters(torch.arange(12.0, device=device), net[2].parameters())
    return loss, w, list(net.parameters()), net[0](points().to(device))


@cuda_case
def new_data_lets_the_old_memory_go(device: str) -> None:
    w = torch.zeros(10000, device=device, requires_grad=True)
    before = torch.cuda.memory_allocated()
    w.data = torch.ones(1000, device=device)
    assert before - torch.cuda.memory_allocated() == 40448 - 4096  # 40000 and 4000 bytes, in blocks of 512


@case
def new_data_on_the_other_side(device: str) -> Any:
    net = a_net()
    before = list(net.parameters())
    optimiser = torch.optim.SGD(before, lr=0.1)
    for parameter in net.parameters():
        parameter.data = parameter.data.to(device)
    assert all(a is b for a, b in zip(before, net.parameters(), strict=True))
    assert all(p.device.type == device and p.is_leaf and isinstance(p, nn.Parameter) for p in before)
    for _ in range(3):
        optimiser.zero_grad()
        net(points().to(device)).square().mean().backward()
        optimiser.step()
    x, y = points(), points().requires_grad_()
    x.data = x.data.to(device)
    assert x.device.type == device
    assert not x.requires_grad
    y.sum().backward()
    y.data = y.data.to(device)
    assert y.requires_grad
    assert y.grad is not None
    y.grad.data = y.grad.data.to(device)
    assert y.grad.device.type == device
    y.grad.add_(y.detach())
    told = [p.tolist() for p in before], net(x).detach()
    for parameter in before:
        parameter.grad = None
        parameter.data = parameter.data.cpu()
    assert all(p.device.type == "cpu" for p in before)
    return told, net(points()), y, y.grad


@case
def hooks(device: str) -> Any:
    seen = []
    x = points().to(device).requires_grad_()
    y = x * 2
    y.register_hook(lambda g: seen.append(g.clone()))
    net = a_net().to(device)
    net[0].register_forward_hook(lambda module, given, out: seen.append(out.detach()))
    (net(y).sum() + y.sum()).backward()
    assert all(s.device.type == device for s in seen)
    return seen


@case
def moving_a_module(device: str) -> Any:
    net = a_net()
    before = list(net.parameters())
    assert net.to(device) is net
    assert all(a is b for a, b in zip(before, net.parameters(), strict=True))
    assert all(p.device.type == device and p.is_leaf and isinstance(p, nn.Parameter) for p in net.parameters())
    return net(points().to(device))


@case
def moving_a_module_back(device: str) -> Any:
    net = a_net().to(device).cpu()
    assert all(p.device.type == "cpu" for p in net.parameters())
    return net(points())


@case
def moving_a_module_that_has_gradients(device: str) -> Any:
    net = a_net()
    net(points()).sum().backward()
    net.to(device)
    assert all(p.grad is not None and p.grad.device.type == device for p in net.parameters())
    return [p.grad for p in net.parameters()]


@case
def an_optimiser_made_before_the_move(device: str) -> Any:
    net = a_net()
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    net.to(device)
    for _ in range(3):
        optimiser.zero_grad()
        net(points().to(device)).square().mean().backward()
        optimiser.step()
    return list(net.parameters())


def _trained(device: str, make: Callable[[Any], torch.optim.Optimizer]) -> Any:
    net = a_net().to(device)
    optimiser = make(net.parameters())
    losses = []
    for _ in range(5):
        optimiser.zero_grad()
        loss = net(points().to(device)).square().mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses, list(net.parameters())


@case
def optimisers(device: str) -> Any:
    return [_trained(device, make) for make in (
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
        lambda p: torch.optim.RMSprop(p, lr=0.01), lambda p: torch.optim.Adagrad(p, lr=0.1),
        lambda p: torch.optim.AdamW(p, lr=0.01, amsgrad=True), lambda p: torch.optim.Adam(p, foreach=False))]


@case
def an_optimiser_of_lists(device: str) -> Any:
    return _trained(device, lambda p: torch.optim.Adam(p, lr=0.01, foreach=device == "cuda"))


@case
def a_fused_optimiser(device: str) -> Any:
    return _trained(device, lambda p: torch.optim.Adam(p, lr=0.01, fused=True))


@case
def lbfgs(device: str) -> Any:
    w = torch.zeros(3, device=device, requires_grad=True)
    optimiser = torch.optim.LBFGS([w], max_iter=4)

    def closure() -> Any:
        optimiser.zero_grad()
        loss = ((points().to(device) @ w - 1) ** 2).mean()
        loss.backward()
        return loss

    return optimiser.step(closure), w


@case
def schedulers_and_clipping(device: str) -> Any:
    net = a_net().to(device)
    optimiser = torch.optim.SGD(net.parameters(), lr=1.0)
    scheduler = torch.optim.lr_scheduler.StepLR(optimiser, 1, gamma=0.5)
    (net(points().to(device)) * 100).sum().backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    scheduler.step()
    return norm, scheduler.get_last_lr(), nn.utils.parameters_to_vector(net.parameters())


@case
def losses(device: str) -> Any:
    x, y = points().to(device).sigmoid(), torch.tensor([0, 2, 1, 1], device=device)
    target = (points() > 0).float().to(device)
    return (nn.MSELoss()(x, target), nn.CrossEntropyLoss()(x, y), nn.BCELoss()(x, target), nn.L1Loss()(x, target),
            nn.BCEWithLogitsLoss()(x, target), nn.NLLLoss()(x.log(), y), nn.SmoothL1Loss()(x, target),
            nn.functional.one_hot(y, 3))


@case
def pictures_and_filters(device: str) -> Any:
    torch.manual_seed(1)
    net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                        nn.Linear(64, 3)).to(device)
    x = torch.sin(torch.arange(5 * 64.0)).reshape(5, 1, 8, 8).to(device).requires_grad_()
    out = net(x)
    out.square().sum().backward()
    return out, x.grad, [p.grad for p in net.parameters()], list(net.buffers()), net.eval()(x)


@case
def other_layers(device: str) -> Any:
    torch.manual_seed(1)
    x = torch.sin(torch.arange(24.0)).reshape(2, 4, 3).to(device)
    layers = [nn.LayerNorm(3), nn.Embedding(7, 3), nn.Conv1d(4, 2, 2), nn.AvgPool1d(2), nn.Softmax(-1), nn.GELU()]
    words = torch.tensor([[1, 2], [0, 6]], device=device)
    return [layer.to(device)(words if isinstance(layer, nn.Embedding) else x) for layer in layers]


@close_case
def words_one_after_another(device: str) -> Any:
    torch.manual_seed(1)
    x = torch.sin(torch.arange(24.0)).reshape(2, 4, 3).to(device)
    results = []
    for kind in (nn.RNN, nn.LSTM, nn.GRU):
        net = kind(3, 4, batch_first=True).to(device)
        out = net(x)[0]
        out.square().sum().backward()
        assert out.device.type == device
        results.append([out, *(p.grad for p in net.parameters())])
    return results


@close_case
def attention(device: str) -> Any:
    torch.manual_seed(1)
    layer = nn.MultiheadAttention(4, 2, batch_first=True).to(device)
    x = torch.sin(torch.arange(24.0)).reshape(2, 3, 4).to(device)
    return layer(x, x, x)[0]


@cuda_case
def dropout(device: str) -> None:
    x = torch.ones(1000, device=device)
    kept = nn.functional.dropout(x, 0.25)
    share = float((kept > 0).float().mean())
    assert 0.65 < share < 0.85
    assert torch.equal(kept[kept > 0].unique().cpu(), torch.tensor([4 / 3]))
    assert torch.equal(nn.Dropout(0.5).eval()(x), x)


@cuda_case
def random_numbers(device: str) -> None:
    torch.manual_seed(4)
    first = [torch.rand(3, device=device), torch.randn(3, device=device), torch.randint(9, (3,), device=device),
             torch.randperm(5, device=device)]
    torch.cuda.manual_seed(4)
    again = [torch.rand(3, device=device), torch.randn(3, device=device), torch.randint(9, (3,), device=device),
             torch.randperm(5, device=device)]
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert all(value.device.type == "cuda" for value in first)
    assert torch.cuda.initial_seed() == 4


@cuda_case
def the_device_has_its_own_random_numbers(device: str) -> None:
    torch.manual_seed(4)
    on_host = torch.rand(3)
    torch.manual_seed(4)
    on_device = torch.rand(3, device=device)
    after = torch.rand(3)
    assert not torch.equal(on_device.cpu(), on_host)
    assert torch.equal(after, on_host)  # what the device draws leaves the CPU's numbers alone


@cuda_case
def generators(device: str) -> None:
    one, other = torch.Generator(device).manual_seed(7), torch.Generator(device).manual_seed(7)
    assert one.device.type == "cuda"
    assert isinstance(one, torch.Generator)
    assert torch.equal(torch.rand(3, device=device, generator=one), torch.rand(3, device=device, generator=other))
    state = one.get_state()
    value = torch.rand(2, device=device, generator=one)
    one.set_state(state)
    assert torch.equal(torch.rand(2, device=device, generator=one), value)
    kept = torch.cuda.get_rng_state()
    value = torch.rand(2, device=device)
    torch.cuda.set_rng_state(kept)
    assert torch.equal(torch.rand(2, device=device), value)


@case
def the_same_seed_gives_the_same_network(device: str) -> Any:
    return list(a_net().to(device).parameters())


@case
def state_of_a_network(device: str) -> Any:
    net = a_net().to(device)
    state = net.state_dict()
    assert all(value.device.type == device for value in state.values())
    other = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 2)).to(device)
    other.load_state_dict({key: value.cpu() for key, value in state.items()})
    host = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 2))
    host.load_state_dict(state)
    assert host[0].weight.device.type == "cpu"
    return list(other.parameters()), list(host.parameters())


@case
def saving_and_loading(device: str) -> Any:
    file = io.BytesIO()
    torch.save(a_net().to(device).state_dict(), file)
    file.seek(0)
    state = torch.load(file, map_location="cpu")
    assert all(value.device.type == "cpu" for value in state.values())
    return list(state.values())


@cuda_case
def loading_where_it_was(device: str) -> None:
    file = io.BytesIO()
    torch.save({"x": torch.arange(6, device=device)[2:]}, file)
    file.seek(0)
    loaded = torch.load(file)["x"]
    assert loaded.device == torch.device("cuda:0")
    assert loaded.tolist() == [2, 3, 4, 5]
    assert pickle.loads(pickle.dumps(loaded)).device.type == "cuda"


@case
def deep_copies(device: str) -> Any:
    net = a_net().to(device)
    twin = copy.deepcopy(net)
    with torch.no_grad():
        twin[0].weight.zero_()
    assert twin[0].weight.device.type == device
    assert isinstance(twin[0].weight, nn.Parameter)
    return list(net.parameters()), list(twin.parameters()), copy.deepcopy(points().to(device))


@case
def a_network_made_on_the_device(device: str) -> Any:
    net = nn.Sequential(nn.Linear(3, 2, device=device), nn.BatchNorm1d(2, device=device))
    assert all(p.device.type == device for p in net.parameters())
    with torch.no_grad():
        net[0].weight.fill_(0.1)
        net[0].bias.zero_()
    return net(points().to(device))


@case
def buffers_and_plain_attributes(device: str) -> Any:
    class Scaled(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.register_buffer("scale", torch.tensor([2.0]))
            self.plain = torch.ones(1)

    net = Scaled().to(device)
    assert net.scale.device.type == device
    assert net.plain.device.type == "cpu"  # only parameters and buffers move
    return net.scale


@case
def batches(device: str) -> Any:
    data = TensorDataset(points(), torch.arange(4))
    seen = []
    for x, y in DataLoader(data, batch_size=3):
        assert x.device.type == "cpu"
        seen += [x.to(device), y.to(device)]
    return seen


@cuda_case
def pinned_batches(device: str) -> None:
    data = TensorDataset(points(), torch.arange(4))
    for x, _ in DataLoader(data, batch_size=2, pin_memory=True):
        assert x.is_pinned()
        assert x.to(device, non_blocking=True).device.type == "cuda"
    assert points().pin_memory().is_pinned()
    assert not points().is_pinned()


@case
def a_data_set_on_the_device(device: str) -> Any:
    data = TensorDataset(points().to(device), torch.arange(4, device=device))
    return list(DataLoader(data, batch_size=3, shuffle=False)), data[0]


@cuda_case
def memory_is_counted(device: str) -> None:
    torch.cuda.empty_cache()
    before = torch.cuda.memory_allocated()
    x = torch.zeros(1000, device=device)
    assert torch.cuda.memory_allocated() - before == 4096  # 4000 bytes, in blocks of 512
    view, _ = x[:10], x.T
    assert torch.cuda.memory_allocated() - before == 4096
    del x
    assert torch.cuda.memory_allocated() - before == 4096
    del view, _
    assert torch.cuda.memory_allocated() == before
    assert torch.cuda.memory_reserved() >= torch.cuda.memory_allocated()
    assert torch.cuda.mem_get_info()[1] > 1 << 30


@cuda_case
def half_of_the_data_needs_half_of_the_memory(device: str) -> None:
    data = torch.zeros(1024, 128)
    before = torch.cuda.memory_allocated()
    torch.cuda.reset_peak_memory_stats()
    for rows in (data[0::2], data[1::2]):
        half = rows.to(device)
        assert torch.cuda.memory_allocated() - before == data.nbytes // 2
        del half
    assert torch.cuda.max_memory_allocated() - before == data.nbytes // 2
    whole = data.to(device)
    assert torch.cuda.max_memory_allocated() - before == data.nbytes
    assert whole.nbytes == data.nbytes


@cuda_case
def memory_of_a_network(device: str) -> None:
    before = torch.cuda.memory_allocated()
    net = nn.Linear(128, 64).to(device)
    assert torch.cuda.memory_allocated() - before == 128 * 64 * 4 + 512
    net.cpu()
    assert torch.cuda.memory_allocated() == before
    assert "allocated_bytes.all.peak" in torch.cuda.memory_stats()
    assert "CUDA" in torch.cuda.memory_summary()


@cuda_case
def waiting_for_the_device(device: str) -> None:
    torch.ones(3, device=device).sum()
    torch.cuda.synchronize()
    torch.cuda.synchronize(device)
    torch.cuda.current_stream().synchronize()
    assert torch.cuda.current_stream().query()


@cuda_case
def events(device: str) -> None:
    begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    begin.record()
    torch.ones(100, 100, device=device) @ torch.ones(100, 100, device=device)
    end.record()
    torch.cuda.synchronize()
    assert begin.elapsed_time(end) > 0
    assert end.query()


@cuda_case
def streams(device: str) -> None:
    stream = torch.cuda.Stream()
    with torch.cuda.stream(stream):
        assert torch.cuda.current_stream() == stream
        x = torch.ones(3, device=device) * 2
    torch.cuda.current_stream().wait_stream(stream)
    assert torch.cuda.current_stream() == torch.cuda.default_stream()
    assert x.tolist() == [2, 2, 2]


@cuda_case
def choosing_a_device(device: str) -> None:
    torch.cuda.set_device(0)
    with torch.cuda.device(0):
        assert torch.zeros(1, device="cuda").device.index == 0


@case
def a_default_device(device: str) -> Any:
    torch.set_default_device(device)
    try:
        x = torch.arange(3.0)
        net = nn.Linear(2, 2)
        assert x.device.type == net.weight.device.type == device
    finally:
        torch.set_default_device(None)
    return x


@case
def a_device_for_a_block(device: str) -> Any:
    with torch.device(device):
        x = torch.ones(2)
        net = nn.Linear(2, 2)
    assert x.device.type == net.bias.device.type == device
    assert torch.ones(1).device.type == "cpu"
    return x


@cuda_case
def mixed_precision(device: str) -> None:
    net, scaler = a_net().to(device), torch.amp.GradScaler("cuda", init_scale=8.0)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1)
    scaler.scale(net(points().to(device)).square().mean()).backward()
    scaler.step(optimiser)
    scaler.update()
    assert scaler.get_scale() == 8.0
    expected = a_net()
    expected(points()).square().mean().backward()
    assert torch.allclose(net[0].weight.cpu(), expected[0].weight - 0.1 * expected[0].weight.grad, atol=1e-6)


@case
def activations_computed_again(device: str) -> Any:
    from torch.utils.checkpoint import checkpoint

    net, x = a_net().to(device), points().to(device).requires_grad_()
    checkpoint(net, x, use_reentrant=False).sum().backward()
    return x.grad


@case
def functions_of_functions(device: str) -> Any:
    x = points().to(device)
    return (torch.func.vmap(torch.sum)(x), torch.func.grad(lambda t: (t**3).sum())(x),
            torch.autograd.functional.jacobian(torch.sin, x[0]))


@cuda_case
def the_accelerator(device: str) -> None:
    assert torch.accelerator.is_available()
    assert torch.accelerator.current_accelerator() == torch.device("cuda")
    assert torch.accelerator.device_count() >= 1
    torch.accelerator.synchronize()
    before = torch.accelerator.memory_allocated()
    x = torch.zeros(512, device=device)
    assert torch.accelerator.memory_allocated() - before == x.nbytes


@cuda_case
def a_storage(device: str) -> None:
    x = torch.arange(4.0, device=device)
    assert x.untyped_storage().nbytes() == 16
    assert x.untyped_storage().data_ptr() == x.data_ptr()
    assert x.share_memory_() is x
    assert x.type() == "torch.cuda.FloatTensor"


@case
def the_usual_idiom(device: str) -> Any:
    chosen = torch.device("cuda" if torch.cuda.is_available() and device == "cuda" else "cpu")
    net, x = a_net().to(chosen), points().to(chosen)
    assert net(x).device.type == chosen.type == device
    return net(x).argmax(dim=1)


@case
def inference(device: str) -> Any:
    net = a_net().to(device)
    with torch.inference_mode():
        out = net(points().to(device))
    with torch.no_grad():
        assert not net(points().to(device)).requires_grad
    return out


@cuda_case
def autocast(device: str) -> None:
    x = torch.ones(4, 4, device=device)
    with torch.autocast("cuda", dtype=torch.float16):
        assert (x @ x).dtype is torch.float16
    assert (x @ x).dtype is torch.float32


@case
def a_backward_in_another_thread(device: str) -> Any:
    net, found = a_net().to(device), []

    def work() -> None:
        net(points().to(device)).square().sum().backward()
        found.append([p.grad for p in net.parameters()])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found


@close_case
def linear_algebra(device: str) -> Any:
    x = points().to(device)
    square = x.T @ x + torch.eye(3, device=device)
    return (torch.linalg.solve(square, x.T), torch.linalg.inv(square), torch.linalg.lstsq(x, x[:, :1]).solution,
            torch.linalg.eigvalsh(square), torch.linalg.det(square), torch.linalg.norm(x))


@case
def complex_numbers(device: str) -> Any:
    z = torch.complex(points(), points().flip(0)).to(device)
    return z.conj() * z, z.real, z.imag, torch.fft.fft(z).abs(), (z.conj() @ z.T).angle()
