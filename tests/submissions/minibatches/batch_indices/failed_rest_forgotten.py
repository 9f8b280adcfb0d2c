# Mistake: full batches only.
# named: rest_left_out
def batch_indices(n, batch_size):
    return torch.arange(n // batch_size * batch_size).reshape(-1, batch_size).tolist()
