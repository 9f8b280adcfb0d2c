"""Pictures, slices and tables as tensors: every function says where each number of its result comes from."""

import csv
import math
from pathlib import Path

import numpy as np
import torch


def image_to_chw(image):
    """A view of a picture (H, W, C) as (C, H, W): the axes change places, the numbers stay where they are."""
    return torch.as_tensor(image).movedim(-1, 0)


def image_batch(images):
    """Entry (n, c, h, w) is entry (h, w, c) of picture n, for the first three channels."""
    planes = [[torch.as_tensor(image[..., channel].copy()) for channel in range(3)] for image in images]
    return torch.stack([torch.stack(picture) for picture in planes])


def normalise_images(batch, bits):
    """Levels as shares of the highest one, and these by channel with mean 0 and unbiased standard deviation 1.

    Computed in float64 whatever comes in, since levels are whole numbers.
    """
    shares = batch.double() / (2**bits - 1)
    by_channel = shares.transpose(0, 1).flatten(1)
    z = (by_channel - by_channel.mean(1, keepdim=True)) / by_channel.std(1, keepdim=True)
    shape = shares.transpose(0, 1).shape
    return shares.float(), z.reshape(shape).transpose(0, 1).float()


def volume_to_tensor(directory):
    """Slices by height, in Hounsfield units, as one channel: shape (1, slices, rows, columns)."""
    import pydicom

    read = [pydicom.dcmread(path) for path in Path(directory).glob("*.dcm")]
    order = np.argsort([float(one.ImagePositionPatient[2]) for one in read])
    stored = np.stack([one.pixel_array for one in read])[order].astype(np.float32)
    slope, offset = np.array([[one.RescaleSlope, one.RescaleIntercept] for one in read], dtype=np.float32)[order].T
    return torch.from_numpy(stored * slope[:, None, None] + offset[:, None, None])[None]


def load_table(path):
    """Table, names, features and target of a file with one line of quoted names and lines of numbers."""
    with open(path, newline="", encoding="utf-8") as lines:
        names, *rows = csv.reader(lines, delimiter=";")
    table = torch.tensor([[float(entry) for entry in row] for row in rows], dtype=torch.float64)
    return table.float(), names, table[:, : len(names) - 1].float(), table[:, -1].round().long()


def one_hot_scores(scores, classes):
    """Entry (i, k) is 1 where score i is k."""
    return (scores[:, None] == torch.arange(classes)[None]).float()


KINDS = {
    "cellar temperature": "continuous", "sugar": "continuous",
    "sweetness": "ordinal", "medal": "ordinal", "bottle size": "ordinal",
    "grape": "categorical", "postal code": "categorical", "cellar number": "categorical",
}


def variable_kind(column):
    """What can be done with the entries: add them, only compare them, or only tell them apart."""
    return KINDS[column]


def encode_column(values, kind, levels):
    """One row for each value: itself, its rank among the levels, or a 1 in the column of its level."""
    if kind == "continuous":
        return torch.tensor([[value] for value in values], dtype=torch.float32)
    places = torch.tensor([levels.index(value) for value in values])
    return places[:, None].float() if kind == "ordinal" else torch.eye(len(levels))[places]


def standardise_columns(table):
    """Means and unbiased variances of the columns, and the table in standard deviations from the mean."""
    n = len(table)
    means = torch.ones(n, dtype=table.dtype) @ table / n
    centred = table - means
    variances = (centred * centred).sum(dim=0) / (n - 1)
    return means, variances, centred / variances.sqrt()


def split_by_quality(features, target):
    """The rows with scores up to 3, from 4 to 6, and from 7 on."""
    group = torch.bucketize(target, torch.tensor([3.5, 6.5]))
    return tuple(features[group == k] for k in range(3))


def means_table(names, bad, mid, good):
    """One line for each column: its name, and its mean in each of the three groups with two decimals."""
    means = torch.stack([torch.einsum("ij->j", group) / len(group) for group in (bad, mid, good)], dim=1)
    return [name + "".join(f" {float(mean):.2f}" for mean in row) for name, row in zip(names, means, strict=True)]


def threshold_classifier(sulfur, target, threshold):
    """Predicted, actual, both; the share of the predicted that is right, and the share of the actual that is found."""
    table = torch.zeros(2, 2)
    for below, good in zip(sulfur < threshold, target > 5, strict=True):
        table[int(below), int(good)] += 1
    predicted, actual, both = table[1].sum(), table[:, 1].sum(), table[1, 1]
    return int(predicted), int(actual), int(both), share(both, predicted), share(both, actual)


def share(part, whole):
    """part / whole, and NaN of nothing."""
    return float(part / whole) if whole else math.nan
