# Mistake: rounded to the nearest whole number.
# named: rounded_to_the_nearest
def updates_per_epoch(n, batch_size, drop_last):
    return n // batch_size if drop_last else max(1, round(n / batch_size))


def epochs_for(updates, n, batch_size):
    return max(1, round(updates / updates_per_epoch(n, batch_size, False)))
