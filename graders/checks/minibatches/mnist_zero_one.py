"""Zeros and ones from MNIST's files. The pictures come as arrays; the body writes them as these files."""

import numpy as np

from graders import check, close, equal, exact, parts


def two_splits(rng):
    """Some random pictures of digits, nearly all ink of which lies in a few places; both splits."""
    labels = [rng.permutation(np.r_[np.zeros(zeros, int), np.ones(ones, int), rng.integers(2, 10, 4)]).tolist()
              for zeros, ones in (rng.permutation([3, 4]), rng.permutation([2, 5]))]
    places = rng.permutation(784)[:6].tolist()
    ink = [rng.integers(1, 256, (len(some), 6)).tolist() for some in labels]
    return {"labels": exact(labels), "places": exact(places), "ink": exact(ink)}


def eight_pictures():
    """Five pictures to train on and three to test; each has ink in two places."""
    return {"labels": [[1, 0, 7, 0, 1], [1, 3, 0]], "places": [0, 400],
            "ink": [[[10, 200], [20, 210], [30, 220], [40, 230], [50, 240]], [[51, 255], [17, 102], [204, 153]]]}


@check(
    given=two_splits, public=eight_pictures,
    criterion=parts(pictures=close(2), labels=equal(1), shapes=equal(1), dtypes=equal(1)),
    hint="Print shape, dtype, smallest and largest number of X and y, and the first and the last label.",
)
def two_kinds_of_pictures(impl, labels, places, ink):
    """All zeros, then all ones, as rows of numbers between 0 and 1, with a column of labels; of either split."""
    import os
    import tempfile

    root = tempfile.mkdtemp()
    os.makedirs(os.path.join(root, "MNIST", "raw"))
    for split, digits, shades in zip(("train", "t10k"), labels, ink, strict=True):
        pictures = np.zeros((len(digits), 784), np.uint8)
        pictures[:, places] = shades
        header = [bytes([0, 0, 8, 3]), np.array([len(digits), 28, 28], ">i4").tobytes()]
        for name, content in (("images-idx3", [*header, pictures.tobytes()]),
                              ("labels-idx1", [bytes([0, 0, 8, 1]), header[1][:4], bytes(digits)])):
            with open(os.path.join(root, "MNIST", "raw", f"{split}-{name}-ubyte"), "wb") as file:
                file.write(b"".join(content))
    found = {"pictures": [], "labels": [], "shapes": [], "dtypes": []}
    for train in (True, False):
        X, y = impl.load_zero_one(root, train)
        rows = X.detach().reshape(len(X), -1)
        found["pictures"].append(rows[:, places])
        found["labels"].append([int(label) for label in y.flatten()])
        found["shapes"].append([list(X.shape), list(y.shape), int((rows != 0).sum())])
        found["dtypes"].append([str(X.dtype), str(y.dtype)])
    return found
