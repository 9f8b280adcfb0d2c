# Style: DataLoader of a TensorDataset.
from torch.utils.data import DataLoader, TensorDataset


def make_loader(x, y, batch_size, shuffle, drop_last):
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=shuffle, drop_last=drop_last)
