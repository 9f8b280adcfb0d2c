"""Pictures with and without alpha as one batch."""

import numpy as np
import torch

from graders import alternative, misconception


def image_batch(images):
    """The pictures as one tensor of shape (N, 3, H, W) and dtype torch.uint8.

    images: list of N NumPy arrays of dtype uint8, each of shape (H, W, 3) or (H, W, 4); the fourth channel is dropped.
    """
    return torch.stack([torch.from_numpy(image).permute(2, 0, 1)[:3] for image in images])


@alternative("image_batch")
def filled_one_by_one(images):
    height, width = images[0].shape[:2]
    batch = torch.zeros(len(images), 3, height, width, dtype=torch.uint8)
    for i, img_arr in enumerate(images):
        img_t = torch.from_numpy(img_arr)
        img_t = img_t.permute(2, 0, 1)
        batch[i] = img_t[:3]
    return batch


@alternative("image_batch")
def stacked_in_numpy(images):
    batch = np.stack([image[:, :, :3] for image in images])
    return torch.tensor(batch.transpose(0, 3, 1, 2))


@alternative("image_batch")
def channel_by_channel(images):
    red = [torch.as_tensor(img[:, :, 0].copy()) for img in images]
    green = [torch.as_tensor(img[:, :, 1].copy()) for img in images]
    blue = [torch.as_tensor(img[:, :, 2].copy()) for img in images]
    return torch.stack([torch.stack(red), torch.stack(green), torch.stack(blue)], dim=1)


@misconception("image_batch", hint="Which of the four numbers of an RGBA pixel is alpha: the first or the last?")
def last_three_channels(images):
    """Of the pictures with four channels you kept the last three: red is lost, and alpha is still there."""
    return torch.stack([torch.from_numpy(image).permute(2, 0, 1)[-3:] for image in images])


@misconception(
    "image_batch", hint="What is the order of the axes in a batch? Compare it with the shape of your result."
)
def channels_last(images):
    """The channels of your batch are its last axis."""
    return torch.stack([torch.from_numpy(image)[..., :3] for image in images])


@misconception("image_batch", hint="Show one channel of your batch. `permute` and `reshape` may give the same shape.")
def reshaped(images):
    """You gave the numbers a new shape without giving the axes a new order, so that the colours are mixed up."""
    batch = np.stack([image[:, :, :3] for image in images])
    return torch.from_numpy(batch.reshape(len(images), 3, *batch.shape[1:3]))


@misconception(
    "image_batch", hint="Which part of the batch does `batch[:] = ...` write to, and which part should it be?"
)
def last_picture_everywhere(images):
    """Every entry of your batch is the last picture."""
    batch = torch.zeros(len(images), 3, *images[0].shape[:2], dtype=torch.uint8)
    for image in images:
        batch[:] = torch.from_numpy(image).permute(2, 0, 1)[:3]
    return batch


@misconception("image_batch", hint="Which dtype does `torch.zeros` have when it is not told one?")
def made_float(images):
    """Your batch holds floats; the levels were to stay whole numbers of dtype uint8."""
    batch = torch.zeros(len(images), 3, *images[0].shape[:2])
    for i, image in enumerate(images):
        batch[i] = torch.from_numpy(image).permute(2, 0, 1)[:3]
    return batch


@misconception("image_batch", hint="`torch.cat` joins along an axis that is there; `torch.stack` makes a new one.")
def concatenated(images):
    """You joined the pictures along their channels: the axis that counts the pictures is missing."""
    return torch.cat([torch.from_numpy(image).permute(2, 0, 1)[:3] for image in images])
