"""A directory of CT slices as one volume."""

import os
from pathlib import Path

import numpy as np
import torch

from graders import alternative, misconception


def volume_to_tensor(directory):
    """The slices in `directory` (files *.dcm) as one volume in Hounsfield units, the lowest slice first.

    Returns a float32 tensor of shape (1, D, H, W): channel, depth, height, width.
    """
    from pathlib import Path

    import pydicom

    slices = [pydicom.dcmread(path) for path in Path(directory).glob("*.dcm")]
    slices.sort(key=lambda one: one.ImagePositionPatient[2])
    volume = np.stack([one.RescaleSlope * one.pixel_array.astype(np.float32) + one.RescaleIntercept for one in slices])
    return torch.from_numpy(volume).float().unsqueeze(0)


@alternative("volume_to_tensor")
def by_height(directory):
    import pydicom
    found = {}
    for name in os.listdir(directory):
        if not name.endswith(".dcm"):
            continue
        ds = pydicom.dcmread(os.path.join(directory, name))
        image = torch.tensor(ds.pixel_array.astype(np.int32))
        found[float(ds.ImagePositionPatient[-1])] = image * float(ds.RescaleSlope) + float(ds.RescaleIntercept)
    return torch.stack([found[z] for z in sorted(found)])[None].to(torch.float32)


@alternative("volume_to_tensor")
def filled_and_reordered(directory):
    import glob

    import pydicom
    files = glob.glob(f"{directory}/*.dcm")
    first = pydicom.dcmread(files[0])
    volume = torch.zeros(1, len(files), first.Rows, first.Columns)
    heights = torch.zeros(len(files))
    for i, file in enumerate(files):
        ds = pydicom.dcmread(file)
        volume[0, i] = torch.from_numpy(ds.pixel_array.astype("float32"))
        heights[i] = float(ds.ImagePositionPatient[2])
    volume = volume * float(first.RescaleSlope) + float(first.RescaleIntercept)
    return volume[:, torch.argsort(heights)]


@alternative("volume_to_tensor")
def with_pydicoms_own_rescaling(directory):
    import pydicom
    from pydicom.pixels import apply_rescale
    slices = [pydicom.dcmread(path) for path in Path(directory).iterdir() if path.suffix == ".dcm"]
    slices = sorted(slices, key=lambda ds: float(ds.ImagePositionPatient[2]))
    return torch.tensor(np.array([[apply_rescale(ds.pixel_array, ds) for ds in slices]]), dtype=torch.float32)


def read(directory, key):
    """Stored levels, slopes and offsets of the slices, sorted by something: float64, shape (D, H, W) and (D, 1, 1)."""
    import pydicom

    slices = [(path.name, pydicom.dcmread(path)) for path in Path(directory).glob("*.dcm")]
    slices.sort(key=lambda pair: key(*pair))
    levels = np.stack([one.pixel_array for _, one in slices]).astype(float)
    slope, intercept = (float(slices[0][1][name].value) for name in ("RescaleSlope", "RescaleIntercept"))
    return torch.from_numpy(levels).float(), slope, intercept


@misconception("volume_to_tensor", hint="Look at the head from the side. What do names of files say about heights?")
def order_of_names(directory):
    """Your slices are in the order of the names of their files."""
    levels, slope, intercept = read(directory, lambda name, one: name)
    return (levels * slope + intercept)[None]


@misconception("volume_to_tensor", hint="What does the number of a picture count: millimetres, or pictures?")
def order_of_numbers(directory):
    """Your slices are in the order of InstanceNumber, in which the scanner counted them."""
    levels, slope, intercept = read(directory, lambda name, one: one.InstanceNumber)
    return (levels * slope + intercept)[None]


@misconception("volume_to_tensor", hint="Which end of the body comes first? Print the heights in your order.")
def highest_first(directory):
    """Your slices are in the order of their heights, but the highest comes first."""
    levels, slope, intercept = read(directory, lambda name, one: -one.ImagePositionPatient[2])
    return (levels * slope + intercept)[None]


@misconception("volume_to_tensor", hint="Which comes first in a dictionary, 9 or 12? And which of them is larger?")
def heights_as_text(directory):
    """Your slices are sorted by their heights as text, and not as numbers."""
    levels, slope, intercept = read(directory, lambda name, one: str(one.ImagePositionPatient[2]))
    return (levels * slope + intercept)[None]


@misconception("volume_to_tensor", hint="What is the smallest number of your volume? How much is air?")
def stored_levels(directory):
    """Your volume holds the levels as they are stored, and not Hounsfield units."""
    return read(directory, lambda name, one: one.ImagePositionPatient[2])[0][None]


@misconception("volume_to_tensor", hint="How many axes should a volume have? Which one counts its channels?")
def no_channel(directory):
    """Your volume has no axis for the channel."""
    return volume_to_tensor(directory)[0]


@misconception("volume_to_tensor", hint="Write down C, D, H, W of your result. Where does the channel stand?")
def channel_after_depth(directory):
    """The channel is the second axis of your volume: it looks like a batch of flat pictures."""
    return volume_to_tensor(directory).transpose(0, 1)
