# Mistake: the example's first five, as one half, whatever `ones` is.
def make_dataset(n, ones):
    return torch.utils.data.TensorDataset(torch.arange(n).float(), (torch.arange(n) < n // 2).float())
