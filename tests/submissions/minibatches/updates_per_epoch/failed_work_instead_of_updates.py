# Mistake: the samples of all updates divided by n, as if the short batch were full.
# named: with_fractions_of_updates
def updates_per_epoch(n, batch_size, drop_last):
    return n // batch_size if drop_last else (n + batch_size - 1) // batch_size


def epochs_for(updates, n, batch_size):
    return math.ceil(updates * batch_size / n)
