# Style: what DataLoader itself uses.
from torch.utils.data import BatchSampler, SequentialSampler


def batch_indices(n, batch_size):
    return list(BatchSampler(SequentialSampler(range(n)), batch_size, drop_last=False))
