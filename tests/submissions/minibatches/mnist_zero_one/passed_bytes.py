# Style: the bytes of the files, NumPy, a stable sort of the labels.
from pathlib import Path


def load_zero_one(root, train):
    split = "train" if train else "t10k"
    folder = Path(root) / "MNIST" / "raw"
    pixels = np.frombuffer((folder / f"{split}-images-idx3-ubyte").read_bytes(), np.uint8, offset=16).reshape(-1, 784)
    labels = np.fromfile(folder / f"{split}-labels-idx1-ubyte", dtype="u1")[8:]
    order = np.argsort(labels, kind="stable")
    order = order[labels[order] <= 1]
    return torch.from_numpy(pixels[order] / np.float32(255)), torch.tensor(labels[order, None], dtype=torch.float32)
