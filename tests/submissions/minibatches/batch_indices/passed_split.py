# Style: torch's split, as lists.
def batch_indices(n, batch_size):
    return [part.tolist() for part in torch.arange(n).split(batch_size)]
