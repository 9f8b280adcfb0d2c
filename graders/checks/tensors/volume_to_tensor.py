"""A directory of slices as a volume. The slices come as arrays; the body writes them as the files of a scanner."""

import numpy as np

from graders import check, close, equal, parts


def all_differ(*orders):
    """Whether no order is another one, or another one turned round."""
    seen = [tuple(some) for order in orders for some in (order, [len(order) - 1 - k for k in order])]
    return len(set(seen)) == len(seen)


def a_series(rng):
    """Four random slices, wider or higher. Names, numbers, heights, and heights as text are in different orders."""
    depth = 4
    rows, columns = (int(n) for n in rng.choice([2, 3, 4, 5], 2, replace=False))
    apart = float(rng.choice([1.5, 2.5, 3.0]))
    bottom = float(rng.choice([0, 100])) - 2 * apart  # halfway up, the sign or the number of digits changes
    text_order = sorted(range(depth), key=lambda k: str(bottom + apart * k))
    by_height = by_name = by_number = as_text = list(range(depth))
    while not all_differ(range(depth), by_height, as_text, by_name, by_number):
        by_height, by_name, by_number = ([int(k) for k in rng.permutation(depth)] for _ in range(3))
        as_text = [text_order.index(k) for k in by_height]
    return {
        "levels": rng.integers(0, 4096, (depth, rows, columns)).tolist(),
        "names": [f"{100 + 7 * k}.dcm" for k in by_name],
        "numbers": [1 + k for k in by_number],
        "heights": [bottom + apart * k for k in by_height],
        "slope": float(rng.choice([0.5, 2.0])),
        "intercept": float(rng.integers(-1100, -900)),
    }


def three_slices():
    """Three slices of two rows and four columns. The thousands of a stored level count the slices from the bottom."""
    return {
        "levels": [[[1000 * k + 100 * row + column for column in range(4)] for row in range(2)] for k in (2, 1, 3)],
        "names": ["b.dcm", "c.dcm", "a.dcm"],
        "numbers": [3, 1, 2],
        "heights": [12.0, 9.0, 15.0],
        "slope": 1.0,
        "intercept": -1024.0,
    }


@check(
    given=a_series, public=three_slices, criterion=parts(units=close(3), shape=equal(1), dtype=equal(1)),
    hint="Compare the shape first, then the smallest and the largest number of one slice, then the order.",
)
def slices_in_order(impl, levels, names, numbers, heights, slope, intercept):
    """The volume holds all slices in Hounsfield units, from the lowest to the highest."""
    import os
    import tempfile

    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

    folder = tempfile.mkdtemp()
    for stored, name, number, height in zip(np.array(levels, np.uint16), names, numbers, heights, strict=True):
        one = Dataset()
        one.file_meta = FileMetaDataset()
        one.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        one.SOPClassUID, one.SOPInstanceUID, one.InstanceNumber = CTImageStorage, f"1.2.3.{number}", number
        one.ImagePositionPatient, one.ImageOrientationPatient = [-100.0, -120.0, height], [1, 0, 0, 0, 1, 0]
        one.Rows, one.Columns, one.SamplesPerPixel, one.PhotometricInterpretation = *stored.shape, 1, "MONOCHROME2"
        one.BitsAllocated, one.BitsStored, one.HighBit, one.PixelRepresentation = 16, 12, 11, 0
        one.RescaleSlope, one.RescaleIntercept = slope, intercept
        one.PixelData = stored.tobytes()
        one.save_as(os.path.join(folder, name), enforce_file_format=True)
    with open(os.path.join(folder, "notes.txt"), "w") as notes:
        notes.write("Not a slice.")
    volume = impl.volume_to_tensor(folder)
    return {"units": volume, "shape": tuple(volume.shape), "dtype": volume.dtype}
