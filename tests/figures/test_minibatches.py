"""reference_impl/minibatches.py against the curriculum's figures (section 11), numpy, DataLoader and torch.nn."""

import importlib.util
import io
import sys
import zipfile
from collections import Counter
from pathlib import Path

import made_digits
import numpy as np
import pytest
import torch
from real_data import real_data
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from graders.inside.torchvision_on_cpu import import_torchvision

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("reference_minibatches", ROOT / "reference_impl" / "minibatches.py")
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)


@pytest.fixture(autouse=True)
def one_thread():
    """Small matrices on two threads of a busy machine wait for each other most of the time."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def line(n, dtype=torch.float64):
    """n points around a line, its columns, and a start."""
    generator = torch.Generator().manual_seed(5)
    x = torch.randn(n, generator=generator, dtype=dtype)
    y = 2.5 + 4 * x + torch.randn(n, generator=generator, dtype=dtype)
    return torch.stack([torch.ones_like(x), x], dim=1), y, x.new_tensor([-5, 10])


# --- a part of the data ----------------------------------------------------------------------------------------------


def test_a_hundredth_of_the_points_has_nearly_the_slope_of_all():
    X, y, _ = line(100_000)
    x = X[:, 1]
    whole, few = (reference.subsample_fit(x, y, every)[1] for every in (1, 100))
    usual = reference.slope_error(x, y, 100)
    assert abs(few - whole) < 3 * usual
    assert float(usual / reference.slope_error(x, y, 1)) == pytest.approx(10, rel=0.15)


@pytest.mark.parametrize("every", [1, 3])
def test_line_and_standard_error_are_those_of_numpy(every):
    X, y, _ = line(40)
    (slope, intercept), covariance = np.polyfit(X[::every, 1].numpy(), y[::every].numpy(), 1, cov=True)
    mine = reference.subsample_fit(X[:, 1], y, every)
    assert [float(number) for number in mine] == pytest.approx([intercept, slope], rel=1e-9)
    assert float(reference.slope_error(X[:, 1], y, every)) == pytest.approx(covariance[0, 0] ** 0.5, rel=1e-9)


# --- batches ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "batches"),
    [(10, [list(range(10))]), (1, [[i] for i in range(10)]), (3, [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9]])])
def test_batches_of_ten_meet_the_figures(size, batches):
    assert reference.batch_indices(10, size) == batches


@pytest.mark.parametrize("size", [1, 4, 6, 12, 30])
def test_batches_are_those_of_a_loader(size):
    assert reference.batch_indices(12, size) == [batch.tolist() for batch in DataLoader(range(12), size)]
    for drop_last in (False, True):
        assert reference.updates_per_epoch(12, size, drop_last) == len(DataLoader(range(12), size, drop_last=drop_last))


@pytest.mark.parametrize(
    ("n", "size", "updates"), [(12665, 2048, 7), (12665, 12665, 1), (12665, 1, 12665), (10, 3, 4), (9, 3, 3)])
def test_updates_per_epoch_meet_the_figures(n, size, updates):
    assert reference.updates_per_epoch(n, size) == updates


@pytest.mark.parametrize(
    ("updates", "size", "epochs"),
    [(700, 12665, 700), (700, 2048, 100), (701, 2048, 101), (699, 2048, 100), (0, 2048, 0)])
def test_seven_hundred_updates_are_so_many_epochs(updates, size, epochs):
    assert reference.epochs_for(updates, 12665, size) == epochs


@pytest.mark.parametrize(
    ("size", "old", "today"),
    [(10, "", ""), (11, "", ""), (1, "stochastic ", "stochastic "), (3, "mini-batch ", "stochastic ")])
def test_the_names_are_those_of_the_table(size, old, today):
    assert reference.name_the_descent(10, size) == (f"{old}gradient descent", f"{today}gradient descent")


def test_the_data_set_meets_the_figures():
    ds = reference.make_dataset(10, 5)
    x, y = ds.tensors
    assert (len(ds), ds[0], ds[5]) == (10, (0.0, 1.0), (5.0, 0.0))
    assert (x.tolist(), y.tolist()) == (list(range(10)), [1] * 5 + [0] * 5)
    assert torch.equal((x, y)[0], torch.arange(10.0))
    assert x.dtype == y.dtype == torch.float32


@pytest.mark.parametrize("drop_last", [False, True])
def test_the_loader_in_order_is_torchs(drop_last):
    x, y = reference.make_dataset(10, 5).tensors
    mine = reference.make_loader(x, y, 3, False, drop_last)
    theirs = DataLoader(TensorDataset(x, y), batch_size=3, drop_last=drop_last)
    assert [len(a) for a, _ in mine] == [3, 3, 3, 1][: len(theirs)]
    for _ in range(2):
        for one, other in zip(mine, theirs, strict=True):
            assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def test_a_shuffled_loader_has_each_pair_once_an_epoch_in_another_order():
    torch.manual_seed(0)
    x = torch.arange(10.0)
    loader = reference.make_loader(x, 2 * x, 3, True, False)
    epochs = [list(loader) for _ in range(3)]
    assert all([len(a) for a, _ in epoch] == [3, 3, 3, 1] for epoch in epochs)
    assert all(torch.equal(b, 2 * a) for epoch in epochs for a, b in epoch)
    orders = [tuple(torch.cat([a for a, _ in epoch]).tolist()) for epoch in epochs]
    assert all(sorted(order) == list(range(10)) for order in orders)
    assert len({*orders, tuple(range(10))}) == 4


# --- descent on a line -----------------------------------------------------------------------------------------------


def by_optimiser(X, y, start, alpha, batches):
    """Losses and parameters of nn.MSELoss and optim.SGD, for these pairs of tensors."""
    net = nn.Linear(2, 1, bias=False, dtype=X.dtype)
    net.weight.data[0] = start
    sgd = torch.optim.SGD(net.parameters(), lr=alpha)
    losses, parameters = [], []
    for x_batch, y_batch in batches:
        loss = nn.MSELoss()(net(x_batch)[:, 0], y_batch)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        losses.append(loss.detach())
        parameters.append(net.weight.detach()[0].clone())
    return torch.stack(losses), torch.stack(parameters)


def test_minibatches_by_hand_are_those_of_an_unshuffled_loader():
    X, y, start = line(23)
    loader = DataLoader(TensorDataset(X, y), batch_size=5)
    losses, parameters = by_optimiser(X, y, start, 0.05, [batch for _ in range(4) for batch in loader])
    means, path = reference.minibatch_by_hand(X, y, start, 0.05, 4, 5)
    torch.testing.assert_close(torch.stack(path), parameters, rtol=1e-12, atol=0)
    weighted = losses.reshape(4, 5) @ losses.new_tensor([5, 5, 5, 5, 3]) / 23
    torch.testing.assert_close(torch.stack(means), weighted, rtol=1e-12, atol=0)


def test_odd_and_even_samples_in_turn():
    X, y, start = line(11)
    halves = [(X[0::2], y[0::2]), (X[1::2], y[1::2])] * 3
    losses, parameters = by_optimiser(X, y, start, 0.05, halves)
    mine = reference.odd_even_training(X, y, start, 0.05, 3)
    torch.testing.assert_close(torch.stack(mine[0]), losses, rtol=1e-12, atol=0)
    torch.testing.assert_close(torch.stack(mine[1]), parameters, rtol=1e-12, atol=0)


def test_one_batch_is_ordinary_gradient_descent():
    X, y, start = line(12)
    W = start.clone()
    for _ in range(3):
        W = W + 0.05 * 2 * (X.T @ y - X.T @ X @ W) / 12
    torch.testing.assert_close(reference.minibatch_by_hand(X, y, start, 0.05, 3, 50)[1][-1], W, rtol=1e-12, atol=0)


def test_shuffled_updates_are_those_of_their_batches():
    torch.manual_seed(1)
    X, y, start = line(13)
    batches, path = reference.shuffled_by_hand(X, y, start, 0.05, 3, 4)
    _, parameters = by_optimiser(X, y, start, 0.05, [(X[batch], y[batch]) for batch in batches])
    torch.testing.assert_close(torch.stack(path), parameters, rtol=1e-12, atol=0)
    epochs = [[i for batch in batches[4 * k : 4 * k + 4] for i in batch] for k in range(3)]
    assert all(sorted(epoch) == list(range(13)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in [*epochs, range(13)]}) == 4


# --- handwritten digits ----------------------------------------------------------------------------------------------


def mnist_net(dtype=torch.float32):
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid()).to(dtype)


def by_torch(net, batches, lr):
    """The losses of nn.BCELoss and optim.SGD for these pairs."""
    sgd, losses = torch.optim.SGD(net.parameters(), lr=lr), []
    for x_batch, y_batch in batches:
        loss = nn.BCELoss()(net(x_batch), y_batch)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        losses.append(loss.detach())
    return torch.stack(losses)


@pytest.fixture(scope="module")
def digits(tmp_path_factory):
    """The folder that students unpack."""
    folder = tmp_path_factory.mktemp("digits")
    with zipfile.ZipFile(made_digits.FILE) as files:
        files.extractall(folder)
    return folder


def test_the_handed_out_digits_are_files_that_torchvision_reads(digits):
    """178 zeros, 182 ones, ..., as scikit-learn counts them; every pixel is three wide and three high."""
    assert import_torchvision()
    from torchvision.datasets import MNIST

    both = [MNIST(digits, train=train) for train in (True, False)]
    assert [tuple(split.data.shape) for split in both] == [(1347, 28, 28), (450, 28, 28)]
    counts = Counter(torch.cat([split.targets for split in both]).tolist())
    assert [counts[k] for k in range(10)] == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    small = both[0].data[:, 2:26:3, 2:26:3].numpy()
    assert set(np.unique(small)) == {round(k * 255 / 16) for k in range(17)}
    assert (made_digits.enlarged(np.rint(small * (16 / 255))) == both[0].data.numpy()).all()


@pytest.mark.parametrize("train", [True, False])
def test_zeros_and_ones_are_those_of_torchvision(digits, train):
    assert import_torchvision()
    from torchvision.datasets import MNIST
    from torchvision.transforms import ToTensor

    X, y = reference.load_zero_one(digits, train)
    kinds = {0: [], 1: []}
    for picture, label in MNIST(digits, train=train, transform=ToTensor()):
        kinds.get(label, []).append(picture.flatten())
    assert torch.equal(X, torch.stack(kinds[0] + kinds[1]))
    assert y.tolist() == [[0.0]] * len(kinds[0]) + [[1.0]] * len(kinds[1])
    assert (X.dtype, y.dtype) == (torch.float32, torch.float32)


def test_the_archive_is_made_of_what_is_put_in():
    images, labels = np.arange(1400 * 64).reshape(1400, 8, 8) % 17, np.arange(1400) % 10
    with zipfile.ZipFile(io.BytesIO(made_digits.archive(made_digits.enlarged(images), labels))) as files:
        content = files.read("MNIST/raw/t10k-labels-idx1-ubyte")
        assert content == bytes([0, 0, 8, 1, 0, 0, 0, 53]) + bytes(k % 10 for k in range(1347, 1400))
        assert len(files.read("MNIST/raw/train-images-idx3-ubyte")) == 16 + 1347 * 784


@pytest.mark.parametrize("size", [None, 40])
def test_training_is_that_of_torch(digits, size):
    X, y = (tensor.double() for tensor in reference.load_zero_one(digits, True))
    mine, theirs = mnist_net(torch.float64), mnist_net(torch.float64)
    if size:
        losses, share = reference.sgd_mnist(mine, X, y, size, 0.1, 4)
        batches = [batch for _ in range(4) for batch in DataLoader(TensorDataset(X, y), batch_size=size)]
    else:
        losses, shares = reference.gd_mnist(mine, X, y, 0.1, 4)
        batches = [(X, y)] * 4
    torch.testing.assert_close(torch.stack(losses), by_torch(theirs, batches, 0.1), rtol=1e-9, atol=0)
    for one, other in zip(mine.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-9, atol=1e-12)
    if size:
        assert share == pytest.approx(sum((theirs(X) > 0.5) == (y == 1)).item() / len(y))
    else:
        start = mnist_net(torch.float64)
        assert shares[0] == pytest.approx(sum(start(X).round() == y).item() / len(y))


def test_new_digits_are_read(digits):
    torch.manual_seed(0)
    X, y = reference.load_zero_one(digits, True)
    X_new, labels = reference.load_zero_one(digits, False)
    assert float((reference.read_pictures(X, y, X_new) == labels[:, 0]).float().mean()) > 0.97


def real_zeros_and_ones(train, count):
    """Problem M; skips where the split has fewer pictures than it should."""
    root = real_data("MNIST", "raw").parents[1]
    X, y = reference.load_zero_one(root, train)
    if len(X) != count:
        pytest.skip(f"MNIST's {'training' if train else 'test'} split is not complete here: {len(X)} zeros and ones in "
                    f"place of {count}")
    return X, y


@pytest.mark.parametrize(("train", "count"), [(True, 12665), (False, 2115)])
def test_mnist_meets_the_figures(train, count):
    X, y = real_zeros_and_ones(train, count)
    assert (X.shape, y.shape) == ((count, 784), (count, 1))
    assert (float(X.min()), float(X.max())) == (0.0, 1.0)
    assert torch.equal(y, y.sort(dim=0)[0])


@pytest.mark.parametrize(("count", "figure"), [(12665, 0.9953), (3497, 0.9949)])
def test_all_pictures_at_once_meet_the_figure(count, figure):
    X, y = real_zeros_and_ones(True, count)
    _, shares = reference.gd_mnist(mnist_net(), X, y, 0.001, 700)
    assert len(shares) == 700
    assert shares[-1] == pytest.approx(figure, abs=0.5e-4 + 1 / count)


def test_minibatches_meet_the_figure():
    X, y = real_zeros_and_ones(True, 12665)
    losses, share = reference.sgd_mnist(mnist_net(), X, y, 2048, 0.001, 100)
    assert len(losses) == 700
    assert share == pytest.approx(0.9931, abs=0.5e-4 + 1 / 12665)
