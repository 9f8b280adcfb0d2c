# Mistake: dealt round like cards: sample i goes into batch i modulo the number of batches.
def batch_indices(n, batch_size):
    count = -(-n // batch_size)
    return [list(range(k, n, count)) for k in range(count)]
