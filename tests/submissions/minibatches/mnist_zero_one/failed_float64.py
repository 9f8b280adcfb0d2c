# Mistake: NumPy divides into float64.
def load_zero_one(root, train):
    import os

    raw = os.path.join(root, "MNIST", "raw", "train" if train else "t10k")
    pixels = np.fromfile(raw + "-images-idx3-ubyte", np.uint8)[16:].reshape(-1, 784) / 255
    labels = np.fromfile(raw + "-labels-idx1-ubyte", np.uint8)[8:]
    order = np.concatenate([np.flatnonzero(labels == 0), np.flatnonzero(labels == 1)])
    return torch.from_numpy(pixels[order]), torch.from_numpy(labels[order].astype(np.float64)).unsqueeze(1)
