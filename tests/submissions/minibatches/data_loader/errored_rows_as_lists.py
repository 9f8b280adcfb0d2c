# Mistake: the rows are turned into lists, which DataLoader puts together column by column.
from torch.utils.data import DataLoader


def make_loader(x, y, batch_size, shuffle, drop_last):
    return DataLoader(list(zip(x.tolist(), y.tolist())), batch_size=batch_size, shuffle=shuffle, drop_last=drop_last)
