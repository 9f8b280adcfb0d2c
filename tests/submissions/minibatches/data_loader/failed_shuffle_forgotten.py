# Mistake: only batch_size and drop_last are handed on.
# named: never_shuffled
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, shuffle, drop_last):
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, drop_last=drop_last)
