"""Which samples the batches of a loader hold, in whatever form they come."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, TensorDataset

from graders.inside import probe
from graders.inside.evidence import Refused, reduce

N = 10
X = torch.linspace(-1, 1, 2 * N).reshape(N, 2)
Y = torch.linspace(5, 6, N).reshape(N, 1)
TWO = TensorDataset(X, Y)
IN_ORDER = [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]


def told(loader: Any, data: Any = (X, Y)) -> list[list[int]]:
    return [batch.tolist() for batch in probe.batches(loader, data)]


def flat(lists: list[list[int]]) -> list[int]:
    return [index for one in lists for index in one]


def sliced(size: int = 4) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    for start in range(0, N, size):
        yield X[start : start + size], Y[start : start + size]


@pytest.mark.parametrize("loader", [
    lambda: DataLoader(TWO, 4),
    lambda: DataLoader(X, 4),
    lambda: DataLoader([*zip(X, Y, strict=True)], 4),
    lambda: DataLoader(TWO, 4, collate_fn=lambda samples: samples),
    lambda: DataLoader([{"x": x, "y": y} for x, y in zip(X, Y, strict=True)], 4),
    sliced,
    lambda: [list(pair) for pair in sliced()],
    lambda: [x for x, _ in sliced()],
    lambda: X.split(4),
    lambda: [[*rows] for rows in X.split(4)],
    lambda: [(x.double(), y.squeeze(1).double()) for x, y in sliced()],
    lambda: [(x.numpy(), y.numpy()) for x, y in sliced()],
    lambda: [(x.reshape(-1, 1, 2), y) for x, y in sliced()],
    lambda: [(x.clone().requires_grad_(), y) for x, y in sliced()],
    lambda: [slice(0, 4), slice(4, 8), slice(8, 12)],
    lambda: IN_ORDER,
    lambda: [torch.tensor(rows) for rows in IN_ORDER],
    lambda: [range(4), range(4, 8), range(8, 10)],
])
def test_batches_in_any_form(loader: Callable[[], Any]) -> None:
    assert told(loader()) == IN_ORDER


def test_the_last_batch_may_be_dropped_and_one_sample_be_a_batch() -> None:
    assert told(DataLoader(TWO, 4, drop_last=True)) == IN_ORDER[:2]
    assert told(DataLoader(TWO, 1)) == [[i] for i in range(N)]
    assert told(DataLoader(TWO, 9)) == [[*range(9)], [9]]
    assert told([(X[i], Y[i]) for i in range(N)]) == [[i] for i in range(N)]
    assert told([]) == []


def test_every_epoch_of_a_shuffled_loader_is_a_partition_in_another_order() -> None:
    generator = torch.Generator().manual_seed(3)
    order = torch.randperm(N, generator=torch.Generator().manual_seed(3))
    drawn = [order[i : i + 4] for i in range(0, N, 4)]
    assert told([(X[rows], Y[rows]) for rows in drawn]) == [rows.tolist() for rows in drawn]
    loader = DataLoader(TWO, 4, shuffle=True, generator=generator)
    one, two = (flat(told(loader)) for _ in range(2))
    assert sorted(one) == sorted(two) == [*range(N)]
    assert one != two


def test_the_number_of_samples_is_enough_for_indices() -> None:
    assert told(BatchSampler(SequentialSampler(range(N)), 4, False), N) == IN_ORDER
    assert len({*flat(told(BatchSampler(RandomSampler(range(N)), 3, True), N))}) == 9
    assert told([slice(None, None, 5), np.array([3, 1])], N) == [[0, 5], [3, 1]]


def test_equal_samples_are_counted_one_after_the_other() -> None:
    same = torch.tensor([[1.0], [2.0], [1.0], [1.0]])
    assert told(same.split(3), same) == [[0, 1, 2], [3]]
    assert told([same[3:], same[:3]], same) == [[0], [2, 1, 3]]
    assert told([same, same], same) == [[0, 1, 2, 3]] * 2
    labels = torch.tensor([0.0, 0.0, 1.0, 0.0])
    assert told([(same[[2, 0]], labels[[2, 0]])], (same, labels)) == [[2, 0]]  # the target tells them apart


def test_a_sample_that_comes_twice_shows() -> None:
    assert told([X[[1, 1, 2]]]) == [[1, 1, 2]]


def test_what_is_not_in_the_data_is_minus_one() -> None:
    assert told([X[:3] + 1]) == [[-1, -1, -1]]
    assert told([(X[:3], Y[[0, 2, 1]])]) == [[0, -1, -1]]
    assert told([(X[:3], Y[:2])]) == [[-1, -1, -1]]
    assert told([torch.ones(3, 5)]) == [[-1, -1, -1]]


def test_numbers_are_samples_where_a_sample_is_one_number() -> None:
    numbers = torch.tensor([30, 10, 20])
    assert told([[10, 20], [30]], numbers) == [[1, 2], [0]]
    assert told(DataLoader(numbers, 2), numbers) == [[0, 1], [2]]
    assert told(DataLoader([30, 10, 20], 2), [30, 10, 20]) == [[0, 1], [2]]


def test_images_are_found_flattened() -> None:
    images = torch.arange(6 * 4.0).reshape(6, 1, 2, 2)
    labels = torch.tensor([0, 1, 0, 1, 0, 1])
    loader = [(x.flatten(1), y) for x, y in DataLoader(TensorDataset(images, labels), 4)]
    assert told(loader, (images, labels)) == [[0, 1, 2, 3], [4, 5]]


def test_an_input_and_a_target_of_one_sample_are_no_two_samples() -> None:
    x, y = torch.arange(3.0).reshape(3, 1), torch.arange(3.0).reshape(3, 1)
    assert told([[x[2], y[2]]], (x, y)) == [[2]]
    assert told([[x[2], x[0]]], x) == [[2, 0]]


def test_numbers_are_compared_as_exactly_as_they_come() -> None:
    near = torch.tensor([[1.0], [1.0 + 1e-12]], dtype=torch.float64)
    assert told([near.flip(0)], near) == [[1, 0]]
    assert told([near.flip(0).float()], near) == [[0, 1]]  # in float32 they are equal


def test_other_dtypes_are_compared_as_float32() -> None:
    source = torch.tensor([[0.1], [0.2]], dtype=torch.float64)
    assert told([source], source.float()) == [[0, 1]]
    assert told([torch.tensor([[1], [2]])], torch.tensor([[1.5], [2.0]])) == [[-1, 1]]


def test_both_zeros_are_one() -> None:
    assert told([torch.tensor([[0.0]])], torch.tensor([[-0.0]])) == [[0]]


@pytest.mark.parametrize(("loader", "reason"), [
    (None, "no batches where some were asked for"),
    (3, "no batches where some were asked for"),
    (["text"], "not made of numbers"),
    ([None], "not made of numbers"),
    ([[torch.ones(2), torch.ones(3), "a"]], "not made of numbers"),
    (itertools.cycle([X[:2]]), "do not come to an end"),
    (itertools.repeat([]), "do not come to an end"),
])
def test_what_holds_no_batches_is_refused(loader: Any, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        probe.batches(loader, (X, Y))


def test_a_whole_data_set_is_evidence() -> None:
    many = torch.rand(12_665, 16)
    (tree,) = [reduce(probe.batches(many.split(128), many))]
    assert sum(len(batch.values) for batch in tree) == len(many)
