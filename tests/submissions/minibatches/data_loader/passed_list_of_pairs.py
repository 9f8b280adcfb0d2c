# Style: DataLoader of a list of pairs, which stacks the samples itself.
def make_loader(x, y, batch_size, shuffle, drop_last):
    pairs = [(x[i], y[i]) for i in range(len(x))]
    return torch.utils.data.DataLoader(pairs, batch_size, shuffle, drop_last=drop_last)
