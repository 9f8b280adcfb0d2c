# Style: open and struct, bytes in Python lists.
import os
import struct


def load_zero_one(root, train):
    prefix = os.path.join(root, "MNIST", "raw", "train-" if train else "t10k-")
    with open(prefix + "labels-idx1-ubyte", "rb") as file:
        _, count = struct.unpack(">II", file.read(8))
        labels = list(file.read(count))
    rows = {0: [], 1: []}
    with open(prefix + "images-idx3-ubyte", "rb") as file:
        file.read(16)
        for label in labels:
            picture = file.read(784)
            if label < 2:
                rows[label].append([pixel / 255 for pixel in picture])
    return torch.tensor(rows[0] + rows[1]), torch.tensor([0.0] * len(rows[0]) + [1.0] * len(rows[1])).view(-1, 1)
