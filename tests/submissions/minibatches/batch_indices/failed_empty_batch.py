# Mistake: one batch more than the full ones, also where nothing is left for it.
def batch_indices(n, batch_size):
    return [list(range(n))[k * batch_size : (k + 1) * batch_size] for k in range(n // batch_size + 1)]
