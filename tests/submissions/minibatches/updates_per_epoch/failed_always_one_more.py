# Mistake: n // batch_size + 1 also where no rest is left; drop_last takes one away again.
# named: always_one_more
def updates_per_epoch(n, batch_size, drop_last):
    updates = n // batch_size + 1
    return updates - 1 if drop_last else updates


def epochs_for(updates, n, batch_size):
    return math.ceil(updates / updates_per_epoch(n, batch_size, False))
