"""reference_impl/gpu.py against the figures of the curriculum (section 10) and torch.nn, with a GPU and without."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from on_a_gpu import reference as load
from torch import nn

from graders import device_build

reference = load()
SAME_DEVICE = "Expected all tensors to be on the same device"


@pytest.fixture(autouse=True)
def one_thread():
    """Small matrices on two threads of a busy machine wait for each other most of the time."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module", params=["extension", "python"])
def gpu(request):
    """What a process with the simulated device tells, of either kind."""
    library = device_build.library() if request.param == "extension" else ""
    if request.param == "extension" and not library:
        pytest.skip("no compiler was found when this was set up: the device has no C++ side here")
    script = Path(__file__).with_name("on_a_gpu.py")
    done = subprocess.run([sys.executable, str(script), library], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kind"] == request.param
    return told


def curve(dtype=torch.float64, hidden=7, n=13):
    """A parabola, and a network for it."""
    torch.manual_seed(11)
    x = torch.linspace(-1, 1, n, dtype=dtype).reshape(n, 1)
    return nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1)).to(dtype), x, x**2


# --- without a GPU ---------------------------------------------------------------------------------------------------


def test_without_a_gpu_everything_is_on_the_cpu():
    x = torch.tensor([1.0, -2.0])
    there, doubled = reference.there_and_back(x)
    assert [str(t.device) for t in (x, there, doubled)] == ["cpu"] * 3
    assert doubled.tolist() == [2.0, -4.0]
    net = nn.Linear(2, 1)
    assert reference.move_net(net) is net
    assert reference.device_of(net) == "cpu"
    assert reference.bytes_taken(net) == torch.cuda.memory_allocated() == 0


def test_numbers_of_a_learned_tensor_become_an_array():
    t = torch.tensor([[1.0, 2.0], [3.0, 4.5]], requires_grad=True)
    assert np.array_equal(reference.as_numpy(t), t.detach().numpy())


def test_a_leaf_takes_the_steps_of_sgd():
    start = torch.tensor([4.0, -3.0])
    w, optimiser = reference.trainable(start, 0.1)
    witness = start.clone().requires_grad_()
    theirs = torch.optim.SGD([witness], lr=0.1)
    for parameter, rule in ((w, optimiser), (witness, theirs)):
        for _ in range(5):
            rule.zero_grad()
            ((parameter - 1) ** 2).sum().backward()
            rule.step()
    assert torch.allclose(w, witness, rtol=1e-6)
    assert start.tolist() == [4.0, -3.0]


def test_what_a_network_takes_and_refuses():
    net, x = nn.Linear(3, 2), torch.randn(4, 3)
    for tried in (x, x[:, 1:], x.numpy()):
        try:
            net(tried)
            raised = "runs"
        except Exception as error:
            raised = type(error).__name__
        assert reference.attempt(net, tried) == raised
    assert torch.allclose(reference.repaired(net, x), net(x), atol=1e-6)


def test_a_seeded_network_is_torchs_own():
    torch.manual_seed(5)
    witness = nn.Sequential(nn.Linear(1, 500), nn.ReLU(), nn.Linear(500, 1))
    mine = reference.seeded_net(5, 500)
    for p, q in zip(mine.parameters(), witness.parameters(), strict=True):
        assert torch.allclose(p, q, rtol=1e-6, atol=0)


@pytest.mark.parametrize("parameter", range(4))
def test_networks_that_differ_anywhere_are_not_the_same(parameter):
    net, *_ = curve()
    other = copy.deepcopy(net)
    assert reference.same_start(net, other)
    list(other.parameters())[parameter].data.view(-1)[-1] += 1e-6
    assert not reference.same_start(net, other)


def test_a_training_is_that_of_torchs_adam_for_a_thousand_epochs():
    """The course's own problem: 500 hidden nodes and noise, seed 5. In float64, where rounding stays small."""
    torch.manual_seed(5)
    x, y = torch.linspace(0, 1, 100).reshape(100, 1).double(), 0.01 * torch.randn(100, 1).double()
    net = nn.Sequential(nn.Linear(1, 500), nn.ReLU(), nn.Linear(500, 1)).double()
    witness, expected = copy.deepcopy(net), []
    optimiser = torch.optim.Adam(witness.parameters())
    for _ in range(1000):
        loss = F.mse_loss(witness(x), y)
        expected.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert np.allclose(reference.train_anywhere(net, x, y, 0.001, 1000), expected, rtol=1e-6)
    assert expected[-1] < 1e-4 < expected[0]  # the noise's variance, in the end
    for p, q in zip(net.parameters(), witness.parameters(), strict=True):
        assert torch.allclose(p, q, atol=1e-7)


@pytest.mark.parametrize("size", [3, 5, 12, 20])
def test_batches_are_trained_like_those_of_a_loader(size):
    torch.manual_seed(3)
    X = torch.randn(12, 4, dtype=torch.float64)
    y = X.sum(1, keepdim=True)
    net = nn.Linear(4, 1).double()
    witness, expected = copy.deepcopy(net), []
    optimiser = torch.optim.SGD(witness.parameters(), lr=0.05)
    for A, b in [*torch.utils.data.DataLoader(torch.utils.data.TensorDataset(X, y), size)] * 2:
        loss = F.mse_loss(witness(A), b)
        expected.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert np.allclose(reference.train_in_batches(net, X, y, 0.05, size, 2), expected, rtol=1e-9)
    assert torch.allclose(net.weight, witness.weight)


@pytest.mark.parametrize("rows", [1, 2, 7, 10])
def test_two_halves_have_the_sums_of_the_whole(rows):
    X = torch.arange(3.0 * rows, dtype=torch.float64).reshape(rows, 3)
    assert reference.column_sums(X).tolist() == X.sum(0).tolist()


def test_seconds_are_the_mean_of_the_calls_that_count(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(reference.time, "monotonic", lambda: clock[0])
    durations = iter([100.0, 0.25, 0.5, 0.75])

    def work():
        clock[0] += next(durations)

    assert reference.seconds(work, 3) == 0.5


# --- with one --------------------------------------------------------------------------------------------------------


def test_a_tensor_is_copied_and_a_module_is_moved(gpu):
    told = gpu["moved"]
    assert told["tensors"] == ["cpu", "cuda:0", "cpu"]
    assert told["doubled"] == [0.0, 2.0, 4.0, 6.0]
    assert told["array"] == [0.0, 1.0, 2.0, 3.0]
    assert told["devices"] == ["cpu", "cuda:0"]
    assert told["buffer"] == "cuda:0"
    assert told["same"]
    assert told["leaf"] == [True, "cuda:0", [0.0, 0.5, 1.0, 1.5], [0.0, 1.0, 2.0, 3.0]]


def test_what_is_predicted_happens(gpu):
    assert {case: reference.predicted(case) for case in gpu["mixed"]} == {k: v[0] for k, v in gpu["mixed"].items()}
    for case in ("sum", "network", "loss"):
        assert SAME_DEVICE in gpu["mixed"][case][1]
    assert "can't convert cuda:0 device type tensor to numpy" in gpu["mixed"]["array"][1]


def test_a_seed_means_the_same_start_if_it_is_drawn_on_the_cpu(gpu):
    told = gpu["drawn"]
    assert told["device"] == "cuda:0"
    assert told["same"]
    assert np.allclose(told["weight"], reference.seeded_net(5, 500)[0].weight.flatten().tolist(), rtol=1e-7)
    assert np.abs(np.subtract(told["made_there"], told["weight"])).max() > 0.1


def test_a_training_on_the_device_follows_that_on_the_cpu(gpu):
    told = gpu["trained"]
    assert told["cuda"] == told["cpu"]  # the simulated device rounds like the CPU
    assert np.allclose(told["reference"], told["cpu"], rtol=1e-3)


def test_bytes_are_those_that_torch_counts(gpu):
    assert gpu["memory"]["taken"] == [[200_192, 200_192], [512, 512], [9216, 9216]]


def test_half_of_the_data_needs_half_of_the_memory(gpu):
    assert gpu["memory"]["whole"] == pytest.approx(1, abs=0.05)
    assert gpu["memory"]["halves"] == pytest.approx(0.5, abs=0.05)


def test_only_batches_are_on_the_device(gpu):
    assert gpu["copied"]["rows"] == 5
    assert gpu["copied"]["times"] == pytest.approx(1, abs=0.01)
    assert gpu["memory"]["batches"] < 0.2


def test_the_clock_is_read_when_nothing_is_left_to_do(gpu):
    assert gpu["timed"] == {"readings": [0, 0], "product": 1}
