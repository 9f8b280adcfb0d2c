"""From height, width, channel to channel, height, width, without copying a pixel."""

import numpy as np
import torch

from graders import alternative, misconception


def image_to_chw(image):
    """The picture with its channels first, as a tensor that shares the memory of `image`.

    image: NumPy array of shape (H, W, C) and dtype uint8. Returns a tensor of shape (C, H, W) and dtype torch.uint8.
    """
    return torch.from_numpy(image).permute(2, 0, 1)


@alternative("image_to_chw")
def turned_in_numpy(image):
    return torch.as_tensor(np.transpose(image, (2, 0, 1)))


@alternative("image_to_chw")
def two_swaps(image):
    img = torch.from_numpy(image)
    img = img.transpose(0, 2)
    img = img.transpose(1, 2)
    return img


@alternative("image_to_chw")
def with_einsum(image):
    return torch.from_numpy(np.einsum("hwc->chw", image))


@alternative("image_to_chw")
def rolled(image):
    return torch.from_numpy(np.moveaxis(image, -1, 0))


@misconception(
    "image_to_chw",
    hint="Number the pixels of a tiny picture by hand and print one channel. Which numbers stand side by side in it?",
)
def reshaped(image):
    """You gave the numbers a new shape without giving the axes a new order, so that the colours are mixed up."""
    height, width, channels = image.shape
    return torch.from_numpy(image).reshape(channels, height, width)


@misconception("image_to_chw", hint="Print the shape of your result. Which axis has the length 3?")
def channels_stay_last(image):
    """The channels of your tensor are still its last axis."""
    return torch.from_numpy(image)


@misconception(
    "image_to_chw", hint="Is your picture wider than high, as before? What does `.T` do to the other two axes?"
)
def all_axes_reversed(image):
    """You reversed all the axes: the channels are first, but height and width have changed places too."""
    return torch.from_numpy(image.transpose())


@misconception(
    "image_to_chw",
    hint="Which of `torch.tensor`, `torch.from_numpy`, `.clone()` and `.contiguous()` give the numbers a new place?",
)
def copied(image):
    """Your tensor is a copy: it has a memory of its own."""
    return torch.tensor(image).permute(2, 0, 1)


@misconception("image_to_chw", hint="Print the dtype of your result. Was another one asked for?")
def made_float(image):
    """You turned the levels into floats. Here they stay uint8; another dtype always needs other memory."""
    return torch.from_numpy(image).permute(2, 0, 1).float()
