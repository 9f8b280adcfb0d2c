"""Levels scaled and standardised. Whole numbers are not moved by rounding: where a result is a difference of large
numbers, a floating grey, which is moved, lends the tolerance its scale."""

import torch

from graders import check, close, equal, parts


def three_depths(rng):
    """A batch for each of three depths, in any order. Nothing in it is quite black, or quite white."""
    depths = [int(bits) for bits in rng.permutation([8, 12, 16])]
    batches = []
    for bits in depths:
        darkest, brightest = (int(share * 2**bits) for share in (rng.uniform(0.1, 0.2), rng.uniform(0.6, 0.9)))
        levels = rng.integers(darkest, brightest, (int(rng.integers(1, 3)), int(rng.integers(1, 4)), 2, 3))
        batches.append(torch.tensor(levels, dtype=torch.uint8 if bits == 8 else torch.int32))
    return {"batches": batches, "depths": depths}


def black_grey_white():
    """One picture of one row for each of three depths: black, grey and white."""
    import torch

    depths = [8, 12, 16]
    rows = [[0, 2 ** (bits - 1), 2**bits - 1] for bits in depths]
    dtypes = [torch.uint8, torch.int32, torch.int32]
    batches = [torch.tensor([[[row]]], dtype=dtype) for row, dtype in zip(rows, dtypes, strict=True)]
    return {"batches": batches, "depths": depths}


@check(
    given=three_depths, public=black_grey_white, criterion=parts(scaled=close(2, shape="exact"), dtypes=equal(1)),
    hint="Black is 0 and white is 1, for every number of bits.",
)
def between_zero_and_one(impl, batches, depths):
    """Levels of 8, 12 and 16 bits are scaled to floats from 0 to 1."""
    scaled = [impl.normalise_images(batch, bits)[0] for batch, bits in zip(batches, depths, strict=True)]
    return {"scaled": scaled, "dtypes": [str(result.dtype) for result in scaled]}


def coloured_batch(rng):
    """A few pictures whose channels, and whose brightness, differ; and a contrast and a grey to show them with."""
    n, channels, bits = int(rng.integers(2, 4)), int(rng.integers(2, 4)), int(rng.choice([8, 12]))
    middle = rng.permutation([0.3, 0.5, 0.7])[:channels].reshape(1, -1, 1, 1)
    brighter = rng.permutation([-0.1, 0.0, 0.1])[:n].reshape(-1, 1, 1, 1)
    spread = rng.uniform(0.08, 0.18, (1, channels, 1, 1))
    shares = middle + brighter + spread * rng.uniform(-1, 1, (n, channels, 3, 4))
    levels = torch.tensor((shares * (2**bits - 1)).round(), dtype=torch.uint8 if bits == 8 else torch.int32)
    return {"batch": levels, "bits": bits, "grey": torch.tensor(0.5)}


def two_dusks():
    """Two small pictures of two channels, a light one and a dark one, and the grey that 0 is shown as."""
    import torch

    red = torch.tensor([[[200, 220, 210], [180, 190, 230]], [[120, 160, 140], [130, 150, 110]]])
    blue = torch.tensor([[[90, 60, 80], [70, 100, 50]], [[20, 10, 40], [30, 0, 60]]])
    return {"batch": torch.stack([red, blue], dim=1).to(torch.uint8), "bits": 8, "grey": torch.tensor(0.5)}


@check(
    given=coloured_batch, public=two_dusks, criterion=parts(shown=close(3), dtype=equal(1)),
    hint="Print mean and standard deviation of each channel of your result, over the axes 0, 2 and 3.",
)
def mean_zero_and_deviation_one(impl, batch, bits, grey):
    """Every channel has mean 0 and standard deviation 1 over the batch (shown around a grey, as a picture would be)."""
    standardised = impl.normalise_images(batch, bits)[1]
    return {"shown": grey + 0.25 * standardised, "dtype": standardised.dtype}
