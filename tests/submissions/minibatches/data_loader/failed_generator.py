# Mistake: a generator can be looped over only once.
# named: used_up
def make_loader(x, y, batch_size, shuffle, drop_last):
    order = torch.randperm(len(x)) if shuffle else torch.arange(len(x))
    for part in order.split(batch_size):
        if len(part) == batch_size or not drop_last:
            yield x[part], y[part]
