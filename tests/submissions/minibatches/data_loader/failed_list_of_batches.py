# Mistake: a list of batches, shuffled once when it is made.
def make_loader(x, y, batch_size, shuffle, drop_last):
    if shuffle:
        order = torch.randperm(len(x))
        x, y = x[order], y[order]
    batches = list(zip(x.split(batch_size), y.split(batch_size)))
    if drop_last and len(x) % batch_size:
        batches.pop()
    return batches
