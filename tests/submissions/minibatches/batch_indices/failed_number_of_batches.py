# Mistake: batch_size is taken for the number of batches.
def batch_indices(n, batch_size):
    return [part.tolist() for part in np.array_split(np.arange(n), batch_size)]
