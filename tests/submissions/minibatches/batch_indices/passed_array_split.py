# Style: np.split at every batch_size-th place, arrays in a list.
def batch_indices(n, batch_size):
    return np.split(np.arange(n), np.arange(batch_size, n, batch_size))
