# Style: the length of a DataLoader; epochs are counted until there are enough updates.
def updates_per_epoch(n, batch_size, drop_last):
    return len(torch.utils.data.DataLoader(range(n), batch_size=batch_size, drop_last=drop_last))


def epochs_for(updates, n, batch_size):
    made = epochs = 0
    while made < updates:
        made += updates_per_epoch(n, batch_size, drop_last=False)
        epochs += 1
    return epochs
