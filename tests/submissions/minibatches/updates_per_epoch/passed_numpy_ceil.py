# Style: np.ceil and np.floor, whose results are floating.
def updates_per_epoch(n, batch_size, drop_last):
    return (np.floor if drop_last else np.ceil)(n / batch_size)


def epochs_for(updates, n, batch_size):
    return np.ceil(updates / updates_per_epoch(n, batch_size, False))
