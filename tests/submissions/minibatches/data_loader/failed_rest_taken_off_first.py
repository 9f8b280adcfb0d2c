# Mistake: the rest is taken off before the shuffling, so the last samples of the data are never seen.
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, shuffle, drop_last):
    if drop_last:
        full = len(x) // batch_size * batch_size
        x, y = x[:full], y[:full]
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=shuffle)
