# Style: a class with __iter__ and __len__ of one's own, NumPy's permutation.
class Loader:
    def __init__(self, *data, batch_size=1, shuffle=False, drop_last=False):
        self.data, self.batch_size, self.shuffle, self.drop_last = data, batch_size, shuffle, drop_last

    def __len__(self):
        n = len(self.data[0])
        return n // self.batch_size if self.drop_last else math.ceil(n / self.batch_size)

    def __iter__(self):
        n = len(self.data[0])
        order = np.random.permutation(n) if self.shuffle else np.arange(n)
        for k in range(len(self)):
            index = order[k * self.batch_size : (k + 1) * self.batch_size]
            yield tuple(column[index] for column in self.data)


def make_loader(x, y, batch_size, shuffle, drop_last):
    return Loader(x, y, batch_size=batch_size, shuffle=shuffle, drop_last=drop_last)
