# Mistake: drop_last takes an update away in any case.
def updates_per_epoch(n, batch_size, drop_last):
    return -(-n // batch_size) - drop_last


def epochs_for(updates, n, batch_size):
    return -(-updates // -(-n // batch_size))
