# Style: DataLoader with worker processes and its own collate function.
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __len__(self):
        return len(self.y)

    def __getitem__(self, index):
        return {"x": self.x[index], "y": self.y[index]}


def collate(samples):
    return torch.stack([s["x"] for s in samples]), torch.stack([s["y"] for s in samples])


def make_loader(x, y, batch_size, shuffle, drop_last):
    return DataLoader(Pairs(x, y), batch_size=batch_size, shuffle=shuffle, drop_last=drop_last, num_workers=2,
                      collate_fn=collate)
