# Mistake: only whole epochs that are used up are counted.
# named: too_few_epochs
def updates_per_epoch(n, batch_size, drop_last):
    return int(n / batch_size) if drop_last else math.ceil(n / batch_size)


def epochs_for(updates, n, batch_size):
    return updates // updates_per_epoch(n, batch_size, False)
