# Style: math.ceil and whole division.
def updates_per_epoch(n, batch_size, drop_last):
    if drop_last:
        return n // batch_size
    return math.ceil(n / batch_size)


def epochs_for(updates, n, batch_size):
    return math.ceil(updates / updates_per_epoch(n, batch_size, False))
