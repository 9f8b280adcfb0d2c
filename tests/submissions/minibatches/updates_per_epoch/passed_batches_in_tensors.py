# Style: batches are really cut, and those of the right length counted, in tensors of no axes.
def updates_per_epoch(n, batch_size, drop_last):
    sizes = torch.tensor([len(part) for part in torch.arange(n).split(batch_size)])
    return (sizes == batch_size).sum() if drop_last else torch.tensor(len(sizes))


def epochs_for(updates, n, batch_size):
    per_epoch = updates_per_epoch(n, batch_size, False)
    return torch.div(updates + per_epoch - 1, per_epoch, rounding_mode="floor")
