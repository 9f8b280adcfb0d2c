# Mistake: one batch more than the full ones, also where nothing is left for it.
class Batches:
    def __init__(self, x, y, batch_size, shuffle, drop_last):
        self.x, self.y, self.size, self.shuffle, self.drop_last = x, y, batch_size, shuffle, drop_last

    def __iter__(self):
        full = len(self.x) // self.size
        order = np.random.permutation(len(self.x)) if self.shuffle else np.arange(len(self.x))
        for k in range(full if self.drop_last else full + 1):
            numbers = order[self.size * k : self.size * (k + 1)]
            yield self.x[numbers], self.y[numbers]


def make_loader(x, y, batch_size, shuffle, drop_last):
    return Batches(x, y, batch_size, shuffle, drop_last)
