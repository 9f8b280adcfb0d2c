"""Levels of any bit depth, scaled to [0, 1] and standardised by channel."""

import numpy as np
import torch
import torch.nn.functional as F

from graders import alternative, misconception


def normalise_images(batch, bits):
    """The batch scaled to [0, 1], and that standardised: each channel with mean 0 and standard deviation 1.

    batch: whole numbers from 0 to 2**bits - 1, shape (N, C, H, W). Returns (scaled, standardised), both float32.
    """
    scaled = batch.float() / (2**bits - 1)
    mean = scaled.mean(dim=(0, 2, 3), keepdim=True)
    std = scaled.std(dim=(0, 2, 3), keepdim=True)
    return scaled, (scaled - mean) / std


@alternative("normalise_images")
def channel_by_channel(batch, bits):
    scaled = batch.to(torch.float32)
    scaled /= 2.0**bits - 1
    standardised = torch.zeros(batch.shape)
    for c in range(batch.shape[1]):
        mean = torch.mean(scaled[:, c])
        std = torch.std(scaled[:, c])
        standardised[:, c] = (scaled[:, c] - mean) / std
    return scaled, standardised


@alternative("normalise_images")
def in_numpy(batch, bits):
    scaled = batch.numpy().astype(np.float32) / np.float32(2**bits - 1)
    mean = scaled.mean(axis=(0, 2, 3)).reshape(1, -1, 1, 1)
    std = scaled.std(axis=(0, 2, 3), ddof=1).reshape(1, -1, 1, 1)
    return torch.from_numpy(scaled), torch.from_numpy((scaled - mean) / std)


@alternative("normalise_images")
def with_batch_norm(batch, bits):
    levels = batch.float()
    count = levels.numel() / levels.shape[1]
    z = F.batch_norm(levels, None, None, training=True, eps=1e-12)
    return levels / (2**bits - 1), z * ((count - 1) / count) ** 0.5


@alternative("normalise_images")
def channels_as_rows(batch, bits):
    scaled = batch / (2**bits - 1)
    rows = scaled.permute(1, 0, 2, 3).reshape(scaled.shape[1], -1)
    variance = rows.var(dim=1)
    z = (scaled - rows.mean(1).view(-1, 1, 1)) / variance.sqrt().view(-1, 1, 1)
    return scaled, z


@misconception(
    "normalise_images", hint="What does a white pixel become, and what should it be? Count the levels from 0."
)
def number_of_levels(batch, bits):
    """You divided by the number of levels, 2**bits; the highest level is one less."""
    return batch / 2**bits, normalise_images(batch, bits)[1]


@misconception("normalise_images", hint="What is the highest level of a picture with 12 bits?")
def always_255(batch, bits):
    """You divided by 255 whatever the number of bits is."""
    return batch / 255, normalise_images(batch, bits)[1]


@misconception("normalise_images", hint="Is there a white pixel in every picture? What would become of a dark one?")
def brightest_of_the_batch(batch, bits):
    """You divided by the brightest level of this batch, and not by the highest level there is."""
    return batch / batch.max(), normalise_images(batch, bits)[1]


@misconception("normalise_images", hint="What is 200 // 255? And which dtypes have room for numbers between 0 and 1?")
def whole_number_division(batch, bits):
    """Your scaled levels were rounded down to whole numbers."""
    scaled = batch // (2**bits - 1)
    return scaled.float(), normalise_images(batch, bits)[1]


@misconception(
    "normalise_images", hint="Over which axes is the mean of a channel taken? How many means should there be?"
)
def each_picture_by_itself(batch, bits):
    """You standardised every picture by itself; the means and deviations are those of the whole batch."""
    scaled = batch / (2**bits - 1)
    z = (scaled - scaled.mean(dim=(2, 3), keepdim=True)) / scaled.std(dim=(2, 3), keepdim=True)
    return scaled, z


@misconception("normalise_images", hint="Print the mean of each channel of your result. Are all of them 0?")
def one_mean_for_all(batch, bits):
    """You took one mean and one deviation for all channels together."""
    scaled = batch / (2**bits - 1)
    return scaled, (scaled - scaled.mean()) / scaled.std()


@misconception("normalise_images", hint="By how much do you divide: by the variance, or by its square root?")
def variance_for_deviation(batch, bits):
    """You divided by the variance; the standard deviation is its square root."""
    scaled = batch / (2**bits - 1)
    z = (scaled - scaled.mean(dim=(0, 2, 3), keepdim=True)) / scaled.var(dim=(0, 2, 3), keepdim=True)
    return scaled, z


@misconception("normalise_images", hint="What does `std` divide by in NumPy, and what in PyTorch?")
def biased_deviation(batch, bits):
    """Your standard deviation divides by the count; the unbiased one divides by one less."""
    scaled = batch / (2**bits - 1)
    std = scaled.std(dim=(0, 2, 3), keepdim=True, correction=0)
    return scaled, (scaled - scaled.mean(dim=(0, 2, 3), keepdim=True)) / std
