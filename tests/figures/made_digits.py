"""Where exercises/minibatches/digits.zip comes from: scikit-learn's handwritten digits in the files of MNIST.

Run it, where scikit-learn is installed, to write the file again. The digits are the test set of "Optical Recognition of
Handwritten Digits" (E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0): 1797 pictures of 8 x 8
pixels with 17 shades. Each pixel becomes 3 x 3, a margin of two is added, and the shades go up to 255, so that a
picture has MNIST's 28 x 28. The first 1347 are the training split, the other 450 the test split.
"""

import io
import zipfile
from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parents[2] / "exercises" / "minibatches" / "digits.zip"
TRAIN = 1347


def enlarged(images: np.ndarray) -> np.ndarray:
    """(n, 8, 8) shades from 0 to 16 -> uint8 (n, 28, 28) from 0 to 255."""
    shades = np.rint(images * (255 / 16)).astype(np.uint8)
    return np.pad(shades.repeat(3, axis=1).repeat(3, axis=2), ((0, 0), (2, 2), (2, 2)))


def idx(values: np.ndarray) -> bytes:
    """A uint8 array in the format IDX: 0, 0, 8 (for uint8), the number of axes; their lengths; the values."""
    return bytes([0, 0, 8, values.ndim]) + np.array(values.shape, ">i4").tobytes() + values.tobytes()


def archive(images: np.ndarray, labels: np.ndarray) -> bytes:
    """The four files of MNIST, in the folders in which torchvision looks for them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as into:
        for split, part in (("train", slice(None, TRAIN)), ("t10k", slice(TRAIN, None))):
            for name, values in (("images-idx3", images[part]), ("labels-idx1", labels[part].astype(np.uint8))):
                into.writestr(zipfile.ZipInfo(f"MNIST/raw/{split}-{name}-ubyte"), idx(values), zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


if __name__ == "__main__":
    from sklearn.datasets import load_digits

    digits = load_digits()
    FILE.write_bytes(archive(enlarged(digits.images), digits.target))
