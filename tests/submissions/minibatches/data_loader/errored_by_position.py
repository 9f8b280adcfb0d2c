# Mistake: drop_last as fourth argument, where DataLoader has its sampler.
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, shuffle, drop_last):
    return DataLoader(TensorDataset(x, y), batch_size, shuffle, drop_last)
