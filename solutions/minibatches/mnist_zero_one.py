"""The zeros and the ones of MNIST as rows of pixels, and a column of labels."""

import os

import numpy as np
import torch

from graders import alternative, misconception


def load_zero_one(root, train):
    """Read the zeros and the ones of the MNIST files in the folder `root`.

    train: whether the training split is read, or the test split.
    Returns two tensors (X, y), both float32: shape (n, 784), from 0 to 1, first all zeros, then all ones; shape (n, 1).
    """
    from torchvision.datasets import MNIST

    digits = MNIST(root, train=train)
    zeros, ones = digits.data[digits.targets == 0], digits.data[digits.targets == 1]
    X = torch.cat([zeros, ones]).reshape(-1, 28 * 28).float() / 255
    y = torch.cat([torch.zeros(len(zeros), 1), torch.ones(len(ones), 1)])
    return X, y


@alternative("load_zero_one")
def picture_by_picture(root, train):
    import torchvision

    dataset = torchvision.datasets.MNIST(root, train=train, transform=torchvision.transforms.ToTensor())
    X0 = torch.stack([image for image, label in dataset if label == 0])
    X1 = torch.stack([image for image, label in dataset if label == 1])
    X = torch.concat([X0, X1], axis=0).reshape(-1, 784)
    y = torch.tensor([0.0] * len(X0) + [1.0] * len(X1)).reshape(-1, 1)
    return X, y


@alternative("load_zero_one")
def bytes_and_numpy(root, train):
    folder = os.path.join(root, "MNIST", "raw", "train" if train else "t10k")
    with open(folder + "-labels-idx1-ubyte", "rb") as file:
        labels = np.frombuffer(file.read()[8:], dtype=np.uint8)
    with open(folder + "-images-idx3-ubyte", "rb") as file:
        images = np.frombuffer(file.read()[16:], dtype=np.uint8).reshape(len(labels), 784)
    order = np.concatenate([np.where(labels == 0)[0], np.where(labels == 1)[0]])
    X = torch.from_numpy(images[order].astype(np.float32) / 255.0)
    return X, torch.from_numpy(labels[order]).float().view(-1, 1)


@alternative("load_zero_one")
def stable_argsort(root, train):
    import torchvision

    mnist = torchvision.datasets.MNIST(root=root, train=train)
    few = torch.argsort(mnist.targets, stable=True)
    few = few[mnist.targets[few] < 2]
    return torch.flatten(mnist.data[few], 1) / 255, mnist.targets[few].unsqueeze(1).to(torch.float32)


@misconception("load_zero_one", hint="Print the largest number of X. Between which two should all of them be?")
def pixels_not_divided(root, train):
    """Your pixels still go from 0 to 255; they should be divided by 255."""
    X, y = load_zero_one(root, train)
    return (X * 255).round(), y


@misconception("load_zero_one", hint="Print the shapes. Which one should the labels have to match an output (n, 1)?")
def row_of_labels(root, train):
    """Your labels have the shape (n,); a column (n, 1) was asked for."""
    X, y = load_zero_one(root, train)
    return X, y[:, 0]


@misconception("load_zero_one", hint="Print the first twenty labels. Are they those of one kind?")
def order_of_the_file(root, train):
    """Your zeros and ones stand as in the file, mixed; all zeros come first, then all ones."""
    from torchvision.datasets import MNIST

    digits = MNIST(root, train=train)
    few = digits.targets < 2
    return digits.data[few].reshape(-1, 784) / 255, digits.targets[few].float()[:, None]


@misconception("load_zero_one", hint="Print your first label, and look at your first picture.")
def ones_first(root, train):
    """Your ones come before the zeros."""
    X, y = load_zero_one(root, train)
    order = torch.argsort(y[:, 0], descending=True, stable=True)
    return X[order], y[order]


@misconception("load_zero_one", hint="How many pictures are there with `train=False`? And with `train=True`?")
def always_the_training_split(root, train):
    """You always read the training split: the argument `train` has no effect."""
    return load_zero_one(root, True)


@misconception("load_zero_one", hint="Which shape does a picture have, and which shape has a row of a table?")
def pictures_not_flat(root, train):
    """Your pictures still have rows and columns; each should be one row of 784 numbers."""
    X, y = load_zero_one(root, train)
    return X.reshape(-1, 28, 28), y


@misconception("load_zero_one", hint="Print the dtype of your labels. A loss of probabilities needs float32.")
def whole_labels(root, train):
    """Your labels are whole numbers (int64); float32 was asked for."""
    X, y = load_zero_one(root, train)
    return X, y.long()
