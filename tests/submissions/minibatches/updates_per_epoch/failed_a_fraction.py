# Mistake: fractions of updates and of epochs are kept.
def updates_per_epoch(n, batch_size, drop_last):
    return n // batch_size if drop_last else math.ceil(n / batch_size)


def epochs_for(updates, n, batch_size):
    return updates / (n / batch_size)
