# Style: a class of one's own that keeps NumPy arrays and makes tensors when asked.
class Numbers(torch.utils.data.Dataset):
    def __init__(self, n, ones):
        self.x = np.arange(n).astype(np.float32)
        self.y = np.repeat(np.float32([1, 0]), [ones, n - ones])

    def __len__(self):
        return self.x.size

    def __getitem__(self, i):
        return torch.as_tensor(self.x[i]), torch.as_tensor(self.y[i])

    @property
    def tensors(self):
        return [torch.from_numpy(self.x), torch.from_numpy(self.y)]


def make_dataset(n, ones):
    return Numbers(n, ones)
