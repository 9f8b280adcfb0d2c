# Mistake: the last batch goes on beyond the last sample.
# named: beyond_the_end
def batch_indices(n, batch_size):
    return [list(range(i, i + batch_size)) for i in range(0, n, batch_size)]
