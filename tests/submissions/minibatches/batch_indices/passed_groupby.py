# Style: itertools.groupby on the number of the batch.
import itertools


def batch_indices(n, batch_size):
    return [list(group) for _, group in itertools.groupby(range(n), key=lambda i: i // batch_size)]
