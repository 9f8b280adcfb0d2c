# Mistake: a header of 16 bytes is cut off both files, so there are fewer labels than pictures.
def load_zero_one(root, train):
    import os

    raw = os.path.join(root, "MNIST", "raw", "train" if train else "t10k")
    pixels = np.fromfile(raw + "-images-idx3-ubyte", np.uint8)[16:].reshape(-1, 784).astype("float32") / 255
    labels = np.fromfile(raw + "-labels-idx1-ubyte", np.uint8)[16:]
    zeros, ones = pixels[labels == 0], pixels[labels == 1]
    y = np.r_[np.zeros(len(zeros)), np.ones(len(ones))].astype("float32").reshape(-1, 1)
    return torch.from_numpy(np.r_[zeros, ones]), torch.from_numpy(y)
