"""Where exercises/tensors/phantom_ct.zip comes from: twelve slices of an invented head, as a scanner would store them.

Run it to write the file again. A skull, a brain and two ventricles are ellipsoids; nothing is drawn at random but the
names of the files, which must not tell the order of the slices.
"""

import io
import random
import zipfile
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

FILE = Path(__file__).resolve().parents[2] / "exercises" / "tensors" / "phantom_ct.zip"
SLICES, SIZE, SPACING = 12, 48, 12.0
AIR, BONE, BRAIN, FLUID = -1000, 900, 40, 8  # Hounsfield units
SERIES = "1.2.826.0.1.3680043.8.498.1"  # under the root that pydicom has for anybody's use


def head() -> np.ndarray:
    """The head in Hounsfield units, int16, shape (SLICES, SIZE, SIZE), the lowest slice first."""
    z, y, x = np.mgrid[-1 : 1 : SLICES * 1j, -1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]

    def inside(a: float, b: float, c: float, x0: float = 0.0, y0: float = 0.0, z0: float = 0.0) -> np.ndarray:
        return ((x - x0) / a) ** 2 + ((y - y0) / b) ** 2 + ((z - z0) / c) ** 2 < 1

    made = np.full(x.shape, AIR, dtype=np.int16)
    made[inside(0.72, 0.9, 1.15)] = BONE
    made[inside(0.62, 0.8, 1.0)] = BRAIN
    for side in (-0.2, 0.2):
        made[inside(0.1, 0.3, 0.4, side, -0.1, 0.25)] = FLUID
    return made


def slice_file(units: np.ndarray, height: float, number: int) -> bytes:
    """One slice as the bytes of a DICOM file: stored levels are units + 1024."""
    one = Dataset()
    one.file_meta = FileMetaDataset()
    one.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    one.SOPClassUID, one.SOPInstanceUID, one.Modality = CTImageStorage, f"{SERIES}.{number}", "CT"
    one.PatientName, one.InstanceNumber = "Phantom", number
    one.ImagePositionPatient, one.ImageOrientationPatient = [0.0, 0.0, height], [1, 0, 0, 0, 1, 0]
    one.PixelSpacing, one.SliceThickness = [4.0, 4.0], SPACING
    one.Rows, one.Columns = units.shape
    one.SamplesPerPixel, one.PhotometricInterpretation, one.PixelRepresentation = 1, "MONOCHROME2", 0
    one.BitsAllocated, one.BitsStored, one.HighBit = 16, 12, 11
    one.RescaleSlope, one.RescaleIntercept = 1, -1024
    one.PixelData = (units.astype(np.int32) + 1024).astype("<u2").tobytes()
    buffer = io.BytesIO()
    pydicom.dcmwrite(buffer, one, enforce_file_format=True)
    return buffer.getvalue()


def files() -> dict[str, bytes]:
    """The slices by the names of their files. The scanner counts from the top, heights are millimetres from below."""
    names = random.Random(4).sample(range(10_000, 100_000), SLICES)
    return {f"{name}.dcm": slice_file(units, SPACING * k - 66, SLICES - k)
            for k, (name, units) in enumerate(zip(names, head(), strict=True))}


if __name__ == "__main__":
    with zipfile.ZipFile(FILE, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files().items()):
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
