# Style: TensorDataset of a range and a comparison.
from torch.utils.data import TensorDataset


def make_dataset(n, ones):
    x = torch.arange(n, dtype=torch.float32)
    return TensorDataset(x, (x < ones).float())
