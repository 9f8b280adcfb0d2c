# Mistake: drop_last takes the last batch away in any case.
# named: last_batch_always_dropped
class Batches:
    def __init__(self, *settings):
        self.settings = settings

    def __iter__(self):
        x, y, size, shuffle, drop_last = self.settings
        order = torch.randperm(len(x)) if shuffle else torch.arange(len(x))
        parts = order.split(size)
        for part in parts[:-1] if drop_last else parts:
            yield x[part], y[part]


def make_loader(x, y, batch_size, shuffle, drop_last):
    return Batches(x, y, batch_size, shuffle, drop_last)
